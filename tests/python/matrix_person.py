"""A person on Matrix, with the client library matrix-nio.

Reads commands as lines of JSON, and answers each with a line of JSON. Everything that happens on Matrix
is kept, so that a command can wait for what has happened already.
"""

import asyncio
import json
import sys

from nio import AsyncClient, AsyncClientConfig


class Person:
    def __init__(self, home_server, user):
        config = AsyncClientConfig(encryption_enabled=False)
        self.client = AsyncClient(home_server, user, config=config)
        # Once each: whoever joins a room again is told of its events again.
        self.events = {}
        self.invitations = []
        self.happened = asyncio.Condition()

    async def start(self, name, password):
        registered = await self.client.register(name, password, device_name="test")
        if not getattr(registered, "access_token", None):
            raise RuntimeError(f"not registered: {registered}")
        self.syncing = asyncio.create_task(self.sync())
        return {"user": self.client.user_id}

    async def sync(self):
        while True:
            answer = await self.client.sync(timeout=30000)
            rooms = getattr(answer, "rooms", None)
            if rooms is None:
                await asyncio.sleep(0.2)
                continue
            async with self.happened:
                for room, info in rooms.join.items():
                    for event in info.timeline.events:
                        self.events[event.event_id] = (room, event.source)
                for room, info in rooms.invite.items():
                    own = [e for e in info.invite_state if is_about(e, self.client.user_id)]
                    self.invitations += [(room, e.content) for e in own]
                self.happened.notify_all()

    async def wait(self, find):
        async with self.happened:
            await self.happened.wait_for(lambda: find() is not None)
            return find()

    async def do(self, command):
        return await getattr(self, command.pop("do"))(**command)

    async def invited(self, number):
        """The room of the invitation with this number, and whether it is said to be of two."""

        def find():
            if len(self.invitations) > number:
                room, content = self.invitations[number]
                return {"room": room, "is_direct": content.get("is_direct", False)}

        return await self.wait(find)

    async def join(self, room):
        await expect(self.client.join(room))
        return {}

    async def leave(self, room):
        await expect(self.client.room_leave(room))
        return {}

    async def invite(self, room, user):
        await expect(self.client.room_invite(room, user))
        return {}

    async def create(self, invite, is_direct, encrypted=False):
        state = []
        if encrypted:
            algorithm = {"algorithm": "m.megolm.v1.aes-sha2"}
            state = [{"type": "m.room.encryption", "state_key": "", "content": algorithm}]
        answer = await expect(
            self.client.room_create(is_direct=is_direct, invite=invite, initial_state=state)
        )
        return {"room": answer.room_id}

    async def send(self, room, kind, content):
        answer = await expect(self.client.room_send(room, kind, content))
        return {"event": answer.event_id}

    async def say_often(self, room, number):
        content = {"msgtype": "m.text", "body": "and so on"}
        for _ in range(0, number, 10):
            sent = [self.client.room_send(room, "m.room.message", content) for _ in range(10)]
            await asyncio.gather(*map(expect, sent))
        return {}

    async def put_state(self, room, kind, content, key):
        answer = await expect(self.client.room_put_state(room, kind, content, key))
        return {"event": answer.event_id}

    async def rename(self, name):
        await expect(self.client.set_displayname(name))
        return {}

    async def heard(self, room, sender, number):
        """So many messages of somebody in a room."""

        def find():
            said = [
                event["content"]
                for at, event in self.events.values()
                if at == room and event["type"] == "m.room.message" and event["sender"] == sender
            ]
            return {"said": said} if len(said) >= number else None

        return await self.wait(find)

    async def gone(self, room, user):
        """Waits until somebody has left a room."""

        def find():
            for at, event in self.events.values():
                is_leave = event["content"].get("membership") == "leave"
                if at == room and event.get("state_key") == user and is_leave:
                    return {"reason": event["content"].get("reason")}

        return await self.wait(find)

    async def invitation_count(self):
        return {"count": len(self.invitations)}


def is_about(event, user):
    return getattr(event, "membership", None) == "invite" and event.state_key == user


async def expect(answer):
    answer = await answer
    if hasattr(answer, "status_code"):
        raise RuntimeError(str(answer))
    return answer


async def main():
    home_server, name, user = sys.argv[1:]
    person = Person(home_server, user)
    reader = asyncio.StreamReader(limit=2**20)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    print(json.dumps(await person.start(name, "a password")), flush=True)
    while line := await reader.readline():
        try:
            answer = await asyncio.wait_for(person.do(json.loads(line)), 60)
        except Exception as failed:
            said = [(room, e["type"], e["content"]) for room, e in person.events.values()]
            answer = {"failed": f"{type(failed).__name__}: {failed}", "events": said}
        print(json.dumps(answer), flush=True)
    person.syncing.cancel()
    await person.client.close()


asyncio.run(main())
