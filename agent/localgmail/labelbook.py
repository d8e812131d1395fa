"""The labels of one mailbox: Gmail's own and the user's.

Knows names, ids and colours; which message carries which label stands with the message.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent.localgmail.model import SystemLabel

# Labels nobody can put on a message through the API (gmail-api.md 2.2).
_NOT_SETTABLE = frozenset({SystemLabel.SENT, SystemLabel.DRAFT, SystemLabel.CHAT})


class LabelNameTakenError(ValueError):
    """A label of that name exists."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label; colours and visibility as the API words them, empty where not set."""

    label_id: str
    name: str
    system: bool = False
    list_visibility: str = "labelShow"
    message_visibility: str = "show"
    colour: tuple[str, str] | None = None


class LabelBook:
    """Labels by id; system labels cannot be changed."""

    def __init__(self) -> None:
        self._labels = {
            name.value: Label(name.value, name.value, system=True) for name in SystemLabel
        }
        self._made = 0

    def every(self) -> tuple[Label, ...]:
        """All labels, Gmail's own first."""
        return tuple(self._labels.values())

    def get(self, label_id: str) -> Label | None:
        """A label by its id."""
        return self._labels.get(label_id)

    def named(self, name: str) -> Label | None:
        """A label by its name, compared without case."""
        wanted = name.casefold()
        return next((label for label in self.every() if label.name.casefold() == wanted), None)

    def create(self, name: str) -> Label:
        """Make a user label. Raises LabelNameTakenError."""
        if self.named(name):
            raise LabelNameTakenError(name)
        self._made += 1
        label = Label(f"Label_{self._made}", name)
        self._labels[label.label_id] = label
        return label

    def change(self, label: Label) -> Label:
        """Put a changed label in place of the one with its id. Raises LabelNameTakenError."""
        other = self.named(label.name)
        if other and other.label_id != label.label_id:
            raise LabelNameTakenError(label.name)
        self._labels[label.label_id] = label
        return label

    def rename(self, label_id: str, name: str) -> Label:
        """Give a label another name. Raises KeyError, LabelNameTakenError."""
        return self.change(replace(self._labels[label_id], name=name))

    def remove(self, label_id: str) -> None:
        """Forget a user label. Raises KeyError."""
        del self._labels[label_id]

    def ids_for(self, names: Iterable[str]) -> frozenset[str]:
        """Ids of labels named by id or name; an unknown name becomes a user label."""
        return frozenset(self._id_for(name) for name in names)

    def _id_for(self, name: str) -> str:
        if name in self._labels:
            return name
        label = self.named(name)
        return (label or self.create(name)).label_id


def settable(label_id: str) -> bool:
    """True where the API may put this label on a message."""
    return label_id not in _NOT_SETTABLE
