"""What stands in a message, in headless Chromium: drawn as Slack would, and deaf to attacks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.sandbox import TRADE_DESK, Sandbox
from tests.sandbox.chromium import looking, messages
from tests.sandbox.conftest import Heard, client_of, connected

pytestmark = pytest.mark.browser
Text = dict[str, Any]


def mrkdwn(text: str) -> Text:
    return {"type": "mrkdwn", "text": text}


IMG = "<img src=x onerror=window.pwned=1>"
SCRIPT = "</p><script>window.pwned=1</script>"
LINKS = (
    "<javascript:window.pwned=1|press> <data:text/html,x|press> <!channel> <!here|here> <@U0YOU>"
)
HOSTILE: list[Text] = [
    {"type": "header", "text": {"type": "plain_text", "text": IMG + SCRIPT}},
    {
        "type": "section",
        "text": mrkdwn(f"{IMG} *{SCRIPT}* `{IMG}` ```{SCRIPT}``` > {IMG}\n> {LINKS}\n• {IMG}"),
        "fields": [mrkdwn(f"{IMG} {LINKS}"), {"type": "plain_text", "text": SCRIPT}],
        "accessory": {"type": "button", "text": {"type": "plain_text", "text": IMG}},
    },
    {"type": "context", "elements": [mrkdwn(IMG + SCRIPT + LINKS)]},
    {
        "type": "markdown",
        "text": f"# {IMG}\n{SCRIPT} [press](javascript:window.pwned=1) <!channel>\n- {IMG}",
    },
    {"type": "image", "image_url": "https://a.example/x.png?'><img/src=x>", "alt_text": IMG},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": IMG, "style": {"bold": True}},
                    {"type": "link", "url": "javascript:window.pwned=1", "text": "press"},
                    {"type": "broadcast", "range": "channel"},
                    {"type": "emoji", "name": IMG, "unicode": "zz"},
                ],
            },
        ],
    },
    {
        "type": "video",
        "title": {"type": "plain_text", "text": IMG},
        "alt_text": SCRIPT,
        "video_url": "https://a.example/v",
        "thumbnail_url": "https://a.example/t.png",
    },
    {
        "type": "actions",
        "block_id": "constructor",
        "elements": [
            {
                "type": "button",
                "action_id": "__proto__",
                "text": {"type": "plain_text", "text": f"\u202e{IMG}"},
            },
            {
                "type": "static_select",
                "action_id": "toString",
                "placeholder": {"type": "plain_text", "text": SCRIPT},
                "options": [{"text": {"type": "plain_text", "text": IMG}, "value": "__proto__"}],
            },
        ],
    },
]
# These are refused before the page sees them, and it is deaf to them all the same.
REFUSED: list[Text] = [
    {
        "type": "section",
        "text": mrkdwn("x"),
        "accessory": {
            "type": "button",
            "text": {"type": "plain_text", "text": "press"},
            "url": "javascript:window.pwned=1",
        },
    },
    {"type": "image", "image_url": "javascript:window.pwned=1", "alt_text": IMG},
    {"type": "rich_text", "elements": [{"type": IMG}]},
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "icon_button",
                "action_id": "icon",
                "icon": "__proto__",
                "text": {"type": "plain_text", "text": IMG},
            }
        ],
    },
    {"type": "video", "title": {"type": "plain_text", "text": IMG}, "video_url": "javascript:1"},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "__proto__",
                "text": {"type": "plain_text", "text": "press"},
                "url": "data:text/html,<script>opener.pwned=1</script>",
            }
        ],
    },
]
DRAW = """async (blocks) => {
  const { drawBlocks } = await import("/page/blocks.js");
  const view = { names: (id) => id, act: async () => {}, options: async () => ({ options: [] }) };
  document.querySelector("#stream").append(...drawBlocks(blocks, view, { ts: "1" }));
}"""
LONG = "W" * 900
DEEP = ">" * 5000 + " down"


async def test_hostile_text_does_nothing(browser: Browser, sandbox: Sandbox) -> None:
    client = client_of(sandbox)
    await client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=HOSTILE)
    await client.chat_postMessage(channel=TRADE_DESK, text=f"{IMG} {SCRIPT} {LINKS}")
    await sandbox.type(TRADE_DESK, f"{IMG} {SCRIPT} {LINKS} javascript:window.pwned=1")
    async with looking(browser, sandbox) as page:
        await expect(messages(page)).to_have_count(3)
        assert await page.locator("#stream :is(img, script, iframe, object, video)").count() == 0
        assert await page.locator("#stream a:not([href^='https://'])").count() == 0
        for pressed in await page.get_by_text("press", exact=True).all():
            await pressed.click()
        assert await page.evaluate("window.pwned") is None
        first = messages(page).first
        await expect(first.get_by_role("heading").first).to_have_text(IMG + SCRIPT)
        await expect(first.locator(".b-video .title")).to_have_text(IMG)
        await expect(first.locator(".mention", has_text="@channel").first).to_be_visible()


async def test_hostile_blocks_that_slack_would_refuse_do_nothing(
    browser: Browser, sandbox: Sandbox
) -> None:
    client = client_of(sandbox)
    for block in REFUSED:
        with pytest.raises(SlackApiError, match="invalid_blocks"):
            await client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=[block])
    async with looking(browser, sandbox) as page:
        await page.evaluate(DRAW, REFUSED)
        assert await page.locator("#stream :is(img, script, iframe, object, video)").count() == 0
        assert await page.locator("#stream a:not([href^='https://'])").count() == 0
        for pressed in await page.get_by_text("press", exact=True).all():
            await pressed.click()
        assert await page.evaluate("window.pwned") is None
        await expect(page.locator("#stream .b-video .title")).to_have_text(IMG)


async def test_ids_that_every_object_has_are_ids_like_any_other(
    browser: Browser, sandbox: Sandbox, heard: Heard
) -> None:
    app = AsyncApp(client=client_of(sandbox))

    @app.action(re.compile(".*"))
    async def pressed(ack: Any, body: Text) -> None:
        heard.add([body["actions"][0][key] for key in ("block_id", "action_id")])
        await ack()

    await client_of(sandbox).chat_postMessage(channel=TRADE_DESK, text="x", blocks=HOSTILE)
    async with connected(sandbox, app), looking(browser, sandbox) as page:
        await messages(page).get_by_role("button", name="\u202e" + IMG).click()
        await heard.count(1)
        menu = messages(page).get_by_role("combobox")
        await menu.click()
        await page.get_by_role("option").click()
        await expect(menu).to_have_value(IMG)
        told = await heard.count(2)
        assert await page.evaluate("window.pwned ?? ({}).selected") is None
    assert told == [["constructor", "__proto__"], ["constructor", "toString"]]


async def test_long_and_deep_texts_neither_widen_nor_stop_the_page(
    browser: Browser, sandbox: Sandbox
) -> None:
    texts = ["*a " * 13_000, "<" * 40_000, f"{LONG} \u202e{LONG} `{LONG} <@__proto__>"]
    deep: list[Text] = [
        {"type": "markdown", "text": f"{DEEP}\n{'**a ' * 1500}"},
        {"type": "section", "text": mrkdwn("*_~" * 900), "fields": [mrkdwn(LONG)]},
        {"type": "header", "text": {"type": "plain_text", "text": LONG[:150]}},
        {"type": "table", "rows": [[{"type": "raw_text", "text": LONG}] * 3]},
    ]
    client = client_of(sandbox)
    for text in texts:
        await client.chat_postMessage(channel=TRADE_DESK, text=text)
    await client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=deep)
    async with looking(browser, sandbox, f"#/{TRADE_DESK}", width=390) as page:
        await expect(messages(page)).to_have_count(4)
        await expect(messages(page).nth(2)).to_contain_text("@__proto__")
        assert await page.evaluate("document.documentElement.scrollWidth") == 390
        assert await page.locator("#stream .b-unknown").count() == 0
        assert await page.locator("#stream blockquote blockquote").count() < 50
        wide = "(all) => all.filter((each) => each.scrollWidth > each.clientWidth).length"
        assert await messages(page).evaluate_all(wide) == 0


REL = 'target="_blank" rel="noopener noreferrer nofollow"'
BULLET, FIRST = '<span class="mark">•</span>', '<span class="mark">1.</span>'
MARKED = [
    ("*bold* _italic_", "<strong>bold</strong> <em>italic</em>"),
    ("~gone~ `code`", "<s>gone</s> <code>code</code>"),
    ("*a _b_ c*", "<strong>a <em>b</em> c</strong>"),
    ("5*3*2 snake_case_name a~b~c", "5*3*2 snake_case_name a~b~c"),
    ("* not bold * and *\nnor this*", "* not bold * and *<br>nor this*"),
    ("2 &lt; 3 &amp;amp; 4 &gt; 1", "2 &lt; 3 &amp;amp; 4 &gt; 1"),
    ("`*not bold* &lt;`", "<code>*not bold* &lt;</code>"),
    (
        "*<https://example.org/a*b|x*y>*",
        f'<strong><a href="https://example.org/a*b" {REL}>x*y</a></strong>',
    ),
    ("<#C0GENERAL>", '<span class="mention">#general</span>'),
    ("to <@U0YOU>", 'to <span class="mention">@You</span>'),
    ("<!channel>", '<span class="mention">@channel</span>'),
    ("<!date^0^{date_num}|then>", "<time>01/01/1970</time>"),
    ("<!date^x^{date_num}|then>", "<time>then</time>"),
    ("&gt; said\n&gt; twice\nafter", "<blockquote>said<br>twice</blockquote>after"),
    ("one\n\ntwo", 'one<span class="gap"></span>two'),
    (
        "• one\n• two",
        f"<ul><li>{BULLET}<span>one</span></li><li>{BULLET}<span>two</span></li></ul>",
    ),
    ("```a\n*b*```", "<pre>a\n*b*</pre>"),
    ("<unclosed *bold*", "&lt;unclosed <strong>bold</strong>"),
    (":tada: `:tada:` 12:30:45 :nothing_known:", "🎉 <code>:tada:</code> 12:30:45 :nothing_known:"),
]


async def test_slack_s_markup_becomes_what_slack_shows(browser: Browser, sandbox: Sandbox) -> None:
    async with looking(browser, sandbox) as page:
        made = await page.evaluate(
            """async (texts) => {
                 const { mrkdwn } = await import("/page/mrkdwn.js");
                 const names = (id) => ({ U0YOU: "You", C0GENERAL: "general" })[id];
                 return texts.map((text) => {
                   const host = document.createElement("div");
                   host.append(...mrkdwn(text, names));
                   return host.innerHTML;
                 });
               }""",
            [text for text, _ in MARKED],
        )
    assert list(zip([text for text, _ in MARKED], made, strict=True)) == MARKED


MARKDOWN = [
    (
        "## Head\ntext **b** *i* ~~s~~",
        '<p class="md-h md-h2">Head</p><p>text <strong>b</strong> <em>i</em> <s>s</s></p>',
    ),
    (
        "- a\n\n1. b",
        f"<ul><li>{BULLET}<span>a</span></li></ul><ul><li>{FIRST}<span>b</span></li></ul>",
    ),
    ("> q\n\n---\n```\nx < y\n```", "<blockquote><p>q</p></blockquote><hr><pre>x &lt; y</pre>"),
    (
        "[l](https://example.org/) \\*plain\\* a_b_c",
        f'<p><a href="https://example.org/" {REL}>l</a> *plain* a_b_c</p>',
    ),
]


async def test_markdown_blocks_are_marked_up(browser: Browser, sandbox: Sandbox) -> None:
    async with looking(browser, sandbox) as page:
        made = await page.evaluate(
            """async (texts) => {
                 const { markdown } = await import("/page/markdown.js");
                 return texts.map((text) => {
                   const host = document.createElement("div");
                   host.append(...markdown(text, (id) => id));
                   return host.innerHTML;
                 });
               }""",
            [text for text, _ in MARKDOWN],
        )
    assert list(zip([text for text, _ in MARKDOWN], made, strict=True)) == MARKDOWN
