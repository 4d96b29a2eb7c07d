"""What operators look at: whether all is well, and figures over time.

health.py   signs of life -> checks, purely
metrics.py  an Observer that counts, in Prometheus' words
sources.py  a source -> its figures, purely
signs.py    the parts of a running bot -> signs of life
server.py   /healthz and /metrics, on loopback
running.py  what a running process tells the database and the ops channel
"""
