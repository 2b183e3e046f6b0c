"""What the running process shares: the configuration in force, the store, the clock, the sentences, chance."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from bot.clock import Clock
from handlers.journeys import HELP, MENU, PRESSES, TEAM_LISTED
from handlers.turn import Scope, Shown
from locales.render import Sentences
from rules.config import Config
from storage.disk.store import Store
from storage.disk.tx import Tx


@dataclass(slots=True)
class House:
    """`config` and `sentences` are replaced as a whole when a new configuration is read."""

    config: Config
    store: Store
    clock: Clock
    sentences: Sentences
    chance: Random
    began: datetime | None = None  # when this process began to serve

    def scope(self, tx: Tx) -> Scope:
        """A turn that happens now, in this transaction."""
        menu = tuple(each for each in MENU if PRESSES[each].offered(self.config))
        shown = Shown(menu, HELP, TEAM_LISTED)
        return Scope(tx, self.clock.now(), self.config, self.sentences, self.chance, shown, self.began)
