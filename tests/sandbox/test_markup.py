"""What stands in a message, in headless Chromium: drawn as Slack would, and deaf to attacks."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, expect

from bot.sandbox import TRADE_DESK, Sandbox
from tests.sandbox.chromium import looking, messages
from tests.sandbox.conftest import client_of

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
        "accessory": {
            "type": "button",
            "text": {"type": "plain_text", "text": IMG},
            "url": "javascript:window.pwned=1",
        },
    },
    {"type": "context", "elements": [mrkdwn(IMG + SCRIPT + LINKS)]},
    {
        "type": "markdown",
        "text": f"# {IMG}\n{SCRIPT} [press](javascript:window.pwned=1) <!channel>\n- {IMG}",
    },
    {"type": "image", "image_url": "javascript:window.pwned=1", "alt_text": IMG},
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
            {"type": IMG},
        ],
    },
    {"type": "video", "title": {"type": "plain_text", "text": IMG}, "video_url": "javascript:1"},
]


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
        await expect(first.locator(".b-unknown summary").last).to_contain_text("video")
        await expect(first.locator(".mention", has_text="@channel").first).to_be_visible()


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
