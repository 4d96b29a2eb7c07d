"""What operators look at: whether all is well, and figures over time.

health.py   signs of life -> checks, purely
metrics.py  an Observer that counts, in Prometheus' words
server.py   /healthz and /metrics, on loopback
"""
