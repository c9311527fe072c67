# SPDX-License-Identifier: Apache-2.0
"""What quotalaw refuses, and why.

A refusal says what (`.message`), where in your input (`.where`), under which provision (`.provision`) and what to do
(`.remedy`). `.code` is the same word as in answers of the command. `.message_in("ja")` and `.remedy_in("th")` say it in
Japanese or Thai.

    QuotalawError
      FactsError (ValueError)     what you told is refused
        InvalidFacts MissingFacts UnknownFact Contradiction UnknownQuestion Malformed ResultOverflow
      LawError (LookupError)      the law cannot be read for that day
        NotInForce Repealed Unsettled UnknownTerm InvalidReform NotYetAnswered LawMismatch
"""

from __future__ import annotations

from collections.abc import Mapping


class QuotalawError(Exception):
    """What every refusal carries."""

    code: str = ""

    def __init__(
        self,
        message: str,
        *,
        where: str = "",
        provision: str = "",
        remedy: str = "",
        messages: Mapping[str, str] | None = None,
        remedies: Mapping[str, str] | None = None,
    ) -> None:
        self.message = message
        self.where = where
        self.provision = provision
        self.remedy = remedy
        self._messages = dict(messages or {})
        self._remedies = dict(remedies or {})
        super().__init__(message)

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        if self.provision:
            text += f" ({self.provision})"
        if self.remedy:
            text += f"; {self.remedy}"
        return text

    def message_in(self, lang: str) -> str:
        """The message in "en", "th" or "ja"; English where there is no other."""
        return self._messages.get(lang, self.message)

    def remedy_in(self, lang: str) -> str:
        """What to do, in "en", "th" or "ja"; English where there is no other."""
        return self._remedies.get(lang, self.remedy)

    def __reduce__(self) -> tuple[object, ...]:
        # Spark and Dask send refusals from one process to another.
        return (
            _again,
            (
                type(self),
                self.message,
                self.where,
                self.provision,
                self.remedy,
                self._messages,
                self._remedies,
            ),
        )


def _again(
    kind: type[QuotalawError],
    message: str,
    where: str,
    provision: str,
    remedy: str,
    messages: dict[str, str],
    remedies: dict[str, str],
) -> QuotalawError:
    return kind(message, where=where, provision=provision, remedy=remedy, messages=messages, remedies=remedies)


class FactsError(QuotalawError, ValueError):
    """Refused at the gate of facts: what was told cannot be read, or cannot be true."""


class LawError(QuotalawError, LookupError):
    """Refused at the gate of law: the law cannot be read for that day, or does not settle the answer."""


class InvalidFacts(FactsError):
    """A fact is outside what it can mean."""

    code = "invalid_facts"


class MissingFacts(FactsError):
    """A required fact is not there."""

    code = "missing_facts"


class UnknownFact(FactsError):
    """A fact that the question does not know."""

    code = "unknown_fact"


class Contradiction(FactsError):
    """Two facts cannot both be true."""

    code = "contradiction"


class UnknownQuestion(FactsError):
    """No such public question."""

    code = "unknown_question"


class Malformed(FactsError):
    """The input cannot be read at all."""

    code = "malformed"


class ResultOverflow(FactsError):
    """A result does not fit; refused rather than wrapped."""

    code = "overflow"


class NotInForce(LawError):
    """The law has no version yet on the day read."""

    code = "not_in_force"


class Repealed(LawError):
    """The law had ended by the day read."""

    code = "repealed"


class Unsettled(LawError):
    """The texts known do not settle the answer."""

    code = "unsettled"


class UnknownTerm(LawError):
    """No such term of law."""

    code = "unknown_term"


class InvalidReform(LawError):
    """A what-if that does not fit the law."""

    code = "invalid_reform"


class NotYetAnswered(LawError):
    """A public question, or a part of one, that this version does not answer."""

    code = "not_yet_answered"


class LawMismatch(LawError):
    """Two processes that work on one table do not hold the same law."""

    code = "law_mismatch"


_KINDS: dict[str, type[QuotalawError]] = {
    kind.code: kind
    for kind in (
        InvalidFacts,
        MissingFacts,
        UnknownFact,
        Contradiction,
        UnknownQuestion,
        Malformed,
        ResultOverflow,
        NotInForce,
        Repealed,
        Unsettled,
        UnknownTerm,
        InvalidReform,
        NotYetAnswered,
    )
}


def refusal(kind: type[QuotalawError], key: str, where: str = "", /, **args: object) -> QuotalawError:
    """A refusal that only the Python package makes, in its three languages (data/terms/python.*.toml)."""
    from . import _core

    def said(key: str, lang: str) -> str:
        text = _core.label(f"python.{key}", lang)
        if "{nearest}" in text and not args["nearest"]:
            return _core.label("python.nothing_near.remedy", lang)
        for name, value in args.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    languages = ("en", "th", "ja")
    messages = {lang: said(key, lang) for lang in languages}
    remedies = {lang: said(f"{key}.remedy", lang) for lang in languages}
    return kind(messages["en"], where=where, remedy=remedies["en"], messages=messages, remedies=remedies)


def _made(code: str, where: str, provision: str, messages: dict[str, str], remedies: dict[str, str]) -> QuotalawError:
    """Called by the compiled part."""
    kind = _KINDS.get(code, QuotalawError)
    return kind(
        messages["en"],
        where=where,
        provision=provision,
        remedy=remedies["en"],
        messages=messages,
        remedies=remedies,
    )
