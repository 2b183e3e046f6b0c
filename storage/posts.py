"""What stands in the community's channel, or is to: sealed under the house's key.

The words of published questions are kept, since whoever looks for them in the chat shall find them; they are public, by
the consent of whoever asked, and go when they are withdrawn. Who asked stands in that person's own row alone.
"""

from rules.channel import REMEMBERED, Post, State
from storage.disk.codec import Codec
from storage.disk.memos import POSTS as NAME
from storage.disk.memos import POSTS_FLOOR, opened, sealed
from storage.disk.tx import Tx

POSTS: Codec[tuple[Post, ...]] = Codec(tuple[Post, ...])


async def all(tx: Tx) -> tuple[Post, ...]:
    """Every post, the oldest first."""
    found = await tx.rows("SELECT value FROM meta WHERE name = ?", (NAME,))
    if not found:
        return ()
    return POSTS.open(opened(tx.keys.house, NAME, found[0][0]))


async def get(tx: Tx, post_id: int) -> Post | None:
    """One post."""
    return next((each for each in await all(tx) if each.id == post_id), None)


async def save(tx: Tx, post: Post) -> None:
    """Keep the post in place of what was there; of those that are over, the newest."""
    before = await all(tx)
    if any(each.id == post.id for each in before):
        posts = tuple(post if each.id == post.id else each for each in before)
    else:
        posts = (*before, post)
    over = [each.id for each in posts if each.words is None and each.state in (State.POSTED, State.WITHDRAWN)]
    gone = set(over[:-REMEMBERED])
    body = POSTS.pack(tuple(each for each in posts if each.id not in gone))
    value = sealed(tx.keys.house, NAME, body, POSTS_FLOOR)
    tx.write("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (NAME, value))
