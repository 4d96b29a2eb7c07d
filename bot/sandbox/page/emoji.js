// The emoji that people and apps name most, by Slack's short names.

const TABLE = `
+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 wave 👋 clap 👏 pray 🙏 raised_hands 🙌 muscle 💪 point_right 👉 point_left 👈
point_up ☝️ point_down 👇 ok_hand 👌 eyes 👀 smile 😄 smiley 😃 grin 😁 joy 😂 wink 😉 blush 😊 thinking_face 🤔 sob 😭
cry 😢 scream 😱 rage 😡 sunglasses 😎 slightly_smiling_face 🙂 upside_down_face 🙃 neutral_face 😐 sweat_smile 😅
heart ❤️ broken_heart 💔 fire 🔥 tada 🎉 sparkles ✨ star ⭐ star2 🌟 zap ⚡ boom 💥 rocket 🚀 bulb 💡 bell 🔔
no_bell 🔕 mega 📣 loudspeaker 📢 speech_balloon 💬 thought_balloon 💭 memo 📝 pencil 📝 pencil2 ✏️ book 📖 books 📚
newspaper 📰 page_facing_up 📄 clipboard 📋 pushpin 📌 round_pushpin 📍 paperclip 📎 link 🔗 lock 🔒 unlock 🔓 key 🔑
mag 🔍 mag_right 🔎 calendar 📅 date 📅 clock3 🕒 alarm_clock ⏰ stopwatch ⏱️ hourglass ⌛ hourglass_flowing_sand ⏳
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 moneybag 💰 dollar 💵 euro 💶 yen 💴 pound 💷
package 📦 ship 🚢 truck 🚚 airplane ✈️ factory 🏭 office 🏢 bank 🏦 scales ⚖️ gear ⚙️ wrench 🔧 hammer 🔨 wastebasket 🗑️
globe_with_meridians 🌐 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 car 🚗 seedling 🌱 ear_of_rice 🌾 wine_glass 🍷
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ warning ⚠️ exclamation ❗ question ❓ no_entry ⛔
no_entry_sign 🚫 information_source ℹ️ sos 🆘 new 🆕 hash #️⃣ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️
arrow_upper_right ↗️ arrow_lower_right ↘️ leftwards_arrow_with_hook ↩️ repeat 🔁 arrows_counterclockwise 🔄
red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 white_circle ⚪
black_circle ⚫ small_blue_diamond 🔹 small_orange_diamond 🔸 one 1️⃣ two 2️⃣ three 3️⃣ 100 💯 robot_face 🤖 ghost 👻
flag-us 🇺🇸 us 🇺🇸 flag-eu 🇪🇺 eu 🇪🇺 flag-cn 🇨🇳 cn 🇨🇳 flag-jp 🇯🇵 jp 🇯🇵 flag-gb 🇬🇧 gb 🇬🇧 flag-de 🇩🇪 de 🇩🇪 flag-fr 🇫🇷 fr 🇫🇷
flag-ca 🇨🇦 flag-mx 🇲🇽 flag-br 🇧🇷 flag-in 🇮🇳 flag-kr 🇰🇷 flag-au 🇦🇺 flag-ch 🇨🇭 flag-it 🇮🇹 flag-es 🇪🇸`;
const words = TABLE.trim().split(/\s+/);
const SIGNS = new Map(words.flatMap((word, at) => (at % 2 ? [] : [[word, words[at + 1]]])));

/** Give the sign that a short name stands for, or undefined. */
export const sign = (name) => SIGNS.get(name);

/** Put signs in the place of the `:names:` that are known. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]{1,40}):/g, (whole, name) => SIGNS.get(name) ?? whole);
}
