"""The real bot on the imitation: nothing that passes lies beyond the Bot API or beyond the imitation."""

from rehearsal import play
from rehearsal.parsing import load
from rehearsal.script import Player, setup_for
from rehearsal.stage import Stage
from tests.bot_api_models import Judge


async def test_the_real_bot_stays_within_the_bot_api() -> None:
    path = play.SCRIPTS / "first.txt"
    script, judge = load(path), Judge()
    async with Stage(setup_for(script)) as stage:
        stage.server.watch = judge.watch
        await Player(stage, path).play(script)
        assert judge.judged
        assert judge.complaints == []
        assert stage.world.journal.unimitated() == []
