"""A query, mutations, and a subscription that goes on where another one stopped, by a generated client."""

import asyncio
import os
from contextlib import aclosing

from ledgerloom import (
    Client,
    PaymentAccountCreateInput,
    PaymentChannelDepositInput,
    PaymentChannelOpenInput,
    PaymentEventFilterInput,
    PaymentLaneInput,
)

URL = os.environ["LEDGERLOOM_URL"]
# An opening sets prices too.
TYPES = ["OPENED", "DEPOSITED"]
CREDENTIALS = {"authorization": f"Bearer {os.environ['LEDGERLOOM_TOKEN']}"}


async def next_event(client, after, channel):
    events = client.channel_events(after=after, filter_=PaymentEventFilterInput(channel=channel, types=TYPES))
    async with aclosing(events):
        async for answer in events:
            return answer.payment_channel_events


async def main():
    client = Client(
        url=URL,
        headers=CREDENTIALS,
        ws_url=URL.replace("http", "ws", 1),
        ws_connection_init_payload=CREDENTIALS,
    )
    start = await client.start()
    print("services", start.services.total_count)
    addresses = []
    for _ in range(2):
        made = await client.create_account(PaymentAccountCreateInput())
        addresses.append(made.payment_account_create.account.address)
    consumer, provider = addresses
    lanes = [PaymentLaneInput(pricePerRequest="10")]
    opened = await client.open_channel(PaymentChannelOpenInput(consumer=consumer, provider=provider, lanes=lanes))
    channel = opened.payment_channel_open.channel
    first = await next_event(client, start.meta.payments.cursor, channel.address)
    print(first.type_.value)
    await client.deposit(PaymentChannelDepositInput(channelId=channel.id, **{"from": consumer}, amount="1000"))
    print((await next_event(client, first.cursor, channel.address)).type_.value)


asyncio.run(main())
