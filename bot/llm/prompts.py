"""The prompts: each a file with front matter and two texts, for the system and the user.

The front matter is TOML between two lines of `+++`: `name`, `version`, `inputs` (what is put
where the texts say `{{name}}`) and `[limits]`. The texts stand under the lines `# System`
and `# User`.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.config import resource
from bot.errors import ConfigError

_FILE = re.compile(
    r"\+\+\+\n(?P<matter>.*?)\n\+\+\+\n+# System\n(?P<system>.*?)\n# User\n(?P<user>.*)", re.DOTALL
)
_SLOT = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A prompt filled in: what a model is sent, and the most tokens it may answer with."""

    ref: str
    system: str
    user: str
    max_tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt as its file has it; `digest` is the start of the file's SHA-256."""

    name: str
    version: int
    digest: str
    inputs: frozenset[str]
    limits: Mapping[str, int]
    system: str
    user: str

    @property
    def ref(self) -> str:
        """What is kept on whatever the prompt made: `briefing@7:3fa9c1`."""
        return f"{self.name}@{self.version}:{self.digest}"

    def limit(self, name: str) -> int:
        """Give a limit; raises ConfigError where the front matter has none of that name."""
        if name not in self.limits:
            raise ConfigError(f"prompts/{self.name}.md: [limits] lacks {name}")
        return self.limits[name]

    def render(self, **values: str) -> Rendered:
        """Fill the prompt in; what is put in is never looked through for inputs itself.

        Raises ConfigError where a declared input is missing, or one is given that is not
        declared.
        """
        if values.keys() != self.inputs:
            raise ConfigError(
                f"prompts/{self.name}.md: " + _differ("given", values.keys(), self.inputs)
            )

        def fill(text: str) -> str:
            return _SLOT.sub(lambda slot: values[slot[1]], text)

        return Rendered(
            ref=self.ref,
            system=fill(self.system),
            user=fill(self.user),
            max_tokens=self.limit("output_tokens"),
        )


def load(name: str, folder: Path | None = None) -> Prompt:
    """Read a prompt of the folder that ships with Tradewire, or of another.

    Raises ConfigError where the file is missing or malformed, or where its texts use other
    inputs than its front matter declares.
    """
    path = (folder or resource("prompts")) / f"{name}.md"
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"prompts/{name}.md cannot be read: {error}") from None
    parts = _FILE.fullmatch(text)
    if parts is None:
        raise ConfigError(
            f"prompts/{name}.md: needs front matter between two lines of +++, "
            "then a line '# System' and a line '# User', each with its text below"
        )
    system, user = parts["system"].strip(), parts["user"].strip()
    matter = _matter(name, parts["matter"])
    used = frozenset(_SLOT.findall(f"{system}\n{user}"))
    if used != matter["inputs"]:
        raise ConfigError(f"prompts/{name}.md: " + _differ("used", used, matter["inputs"]))
    digest = hashlib.sha256(text.encode()).hexdigest()[:6]
    return Prompt(digest=digest, system=system, user=user, **matter)


def _matter(name: str, text: str) -> dict[str, Any]:
    """Read and check front matter."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"prompts/{name}.md: front matter is not TOML: {error}") from None
    limits = found.get("limits")
    rules = {
        f'name = "{name}"': found.get("name") == name,
        "version = 1, counting up": isinstance(found.get("version"), int) and found["version"] > 0,
        'inputs = ["today"]': _strings(found.get("inputs")),
        "[limits] of whole numbers, output_tokens among them": isinstance(limits, dict)
        and "output_tokens" in limits
        and all(isinstance(limit, int) and limit > 0 for limit in limits.values()),
        "nothing else": found.keys() <= {"name", "version", "inputs", "limits"},
    }
    wrong = [rule for rule, kept in rules.items() if not kept]
    if wrong:
        raise ConfigError(f"prompts/{name}.md: front matter should have {'; '.join(wrong)}")
    return {
        "name": found["name"],
        "version": found["version"],
        "inputs": frozenset(found["inputs"]),
        "limits": MappingProxyType(found["limits"]),
    }


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _differ(verb: str, found: Set[str], declared: frozenset[str]) -> str:
    missing = ", ".join(sorted(declared - found))
    extra = ", ".join(sorted(found - declared))
    said = [f"declared but not {verb}: {missing}"] if missing else []
    said += [f"{verb} but not declared: {extra}"] if extra else []
    return "inputs " + "; ".join(said)
