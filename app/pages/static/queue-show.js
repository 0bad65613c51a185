// How the queue and a case look; everything that is shown is text, never markup.
const { texts, codes, language } = JSON.parse(document.getElementById("words")?.textContent || '{"texts":{},"codes":{}}');
export { language };

export const t = (key) => texts[key];
export const n = (code) => codes[code] || code.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());

const DAY = new Intl.DateTimeFormat("en", { timeZone: "Europe/Copenhagen", day: "numeric", month: language === "en" ? "long" : "numeric" });
const HOUR = new Intl.DateTimeFormat("en", { timeZone: "Europe/Copenhagen", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const parts = (format, told) => Object.fromEntries(format.formatToParts(new Date(told)).map((one) => [one.type, one.value]));
export const hour = (told) => {
  const { hour: hours, minute } = parts(HOUR, told);
  return language === "en" ? `${hours}:${minute}` : `${hours}.${minute}`;
};
export const when = (told) => {
  const { day, month } = parts(DAY, told);
  return language === "en" ? `${day} ${month}, ${hour(told)}` : `${day}.${month}. kl. ${hour(told)}`;
};

export const el = (name, given = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...inside.flat().filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
};

export const placeOf = (item) => {
  const { address, floor, door, postcode } = item.place;
  const home = [address, floor && `${floor}.`].filter(Boolean).join(", ");
  return [[home, door].filter(Boolean).join(" "), postcode].filter(Boolean).join(", ") || item.number;
};

const first = (item) => {
  const lines = [
    ...item.safety.map((one) => el("li", {}, el("strong", {}, n(one)))),
    ...item.contact_advice.map((one) => el("li", {}, n(one))),
    item.interpreter_language ? el("li", {}, `${t("queue_interpreter")}: ${item.interpreter_language}`) : null,
  ].filter(Boolean);
  return lines.length ? el("section", { class: "first" }, el("h2", {}, t("queue_first")), el("ul", {}, lines)) : null;
};

const urgency = (item) => el("span", { class: `urgency ${item.urgency}` }, n(item.urgency));
const phone = (number) => (number ? el("a", { href: `tel:${number}` }, number) : null);
const unsentOf = (entries, number) => entries.filter((one) => one.number === number && !one.answer);
const name = (entry) => (entry.act === "note" ? n("note") : t(`queue_${entry.act}`));

const unsent = (entries) => (entries.length === 0 ? null : el("section", { class: "notice unsent" },
  el("h2", {}, t("queue_unsent")),
  el("ul", {}, entries.map((one) => el("li", {}, `${name(one)}, ${when(one.action.body.at)}`)))));

const answered = (item) => (item.owes_answer ? `${t("queue_answer_by")} ${when(item.answer_by)}` : t("queue_answered"));

const card = (item, entries, offers) => el("li", { class: "card" }, first(item),
  el("h2", {}, el("a", { href: `#${item.number}` }, placeOf(item))),
  el("p", {}, urgency(item), ` · ${n(item.state)} · ${item.concerns.map(n).join(", ")}`),
  el("p", { class: "hint" }, `${answered(item)} · ${item.owner.name}`),
  offers.filter((one) => one.case === item.number).map((one) => el("p", { class: "chip" }, `${t("queue_offered")} ${one.offered_by.name}`)),
  unsent(unsentOf(entries, item.number)));

export const queueOf = (items, entries, offers, refused) => [
  el("h1", { tabindex: "-1" }, t("queue")),
  el("div", { id: "refused" }, refused),
  items.length ? el("ul", { class: "cards" }, items.map((one) => card(one, entries, offers))) : el("p", {}, t("queue_empty")),
];

const facts = (item) => {
  const lines = [
    ["queue_state", n(item.state)],
    ["queue_about", item.concerns.map(n).join(", ")],
    ["queue_answer_by", item.owes_answer ? when(item.answer_by) : t("queue_answered")],
    ["queue_act_by", item.act_by && when(item.act_by)],
    ["queue_owner", item.owner.name],
    ["queue_resident", item.resident && [item.resident.name || "", " ", phone(item.resident.phone)]],
  ];
  return el("dl", {}, lines.filter(([, value]) => value).flatMap(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, value)]));
};

const filled = (id, values) => {
  const copy = document.getElementById(id).content.cloneNode(true);
  for (const [key, value] of Object.entries(values)) for (const field of copy.querySelectorAll(`[name="${key}"]`)) field.value = value;
  return copy;
};

const offered = (item, me) => (item.hand_overs || []).filter((one) => ["open", "escalated"].includes(one.state)).map((one) => (
  me && one.offered_by.responder !== me
    ? el("div", {}, el("p", {}, `${t("queue_offered")} ${one.offered_by.name}: ${one.reason}`), filled("offer", { number: item.number, hand_over: one.id }))
    : el("p", {}, `${t("queue_offered_short")}.`)));

// Which report a call was about is asked where there are several; to whom a case was handed over, where it ended so.
const choices = (others, reports) => {
  const which = others.querySelector("[data-which]");
  const waiting = reports.find((one) => !one.answered_at);
  if (reports.length < 2) which.remove();
  else which.querySelector("select").replaceChildren(...reports.map((one) => el("option", { value: one.reference },
    [one.reference, one.reporter.name].filter(Boolean).join(", "))));
  if (reports.length > 1 && waiting) which.querySelector("select").value = waiting.reference;
  const outcome = others.querySelector("[name=outcome]");
  const whom = others.querySelector("[name=handed_over_to]");
  outcome.addEventListener("change", () => { whom.required = outcome.value === "handed_over"; });
};

const acts = (item, entries, me) => {
  if (item.shared) return el("p", { class: "notice" }, `${t("queue_shared")}: ${item.shared.map((one) => n(`scope_${one}`)).join(", ")}.`);
  if (item.state === "closed") return null;
  const visit = (item.visits || []).find((one) => one.state === "planned");
  const claimed = entries.some((one) => one.number === item.number && one.act === "claim" && !one.answer);
  const others = filled("others", { number: item.number, social_centre: item.social_centre.id, visit: visit ? visit.id : "" });
  choices(others, item.reports || []);
  if (item.state === "new" && !claimed) others.querySelector("[data-act=close]").closest("details").remove(); // taken first
  return el("section", { "aria-labelledby": "done" }, el("h2", { id: "done" }, t("queue_acts")), offered(item, me),
    item.state === "new" && !claimed ? filled("claim", { number: item.number }) : null, others);
};

const visits = (item) => {
  const planned = (item.visits || []).filter((one) => one.state === "planned");
  const line = (one) => el("li", {}, when(one.planned_for), one.two_persons ? [" – ", el("strong", {}, t("queue_two"))] : null);
  return planned.length ? el("section", {}, el("h2", {}, t("queue_visits")), el("ul", {}, planned.map(line))) : null;
};

const report = (one) => el("article", { class: "card" },
  el("h3", {}, `${one.reference}, ${when(one.received_at)}`), el("p", { class: "words" }, one.description || ""),
  el("p", { class: "hint" }, [n(one.reporter.kind), one.reporter.name].filter(Boolean).join(", "), " ", phone(one.reporter.phone)));

const event = (one) => el("li", {}, `${when(one.at)} – ${n(one.kind)}`, one.note ? [el("br"), el("span", { class: "words" }, one.note)] : null);

export const caseOf = (item, entries, me, refused) => [
  el("p", {}, el("a", { class: "back", href: "#" }, t("queue_back"))),
  first(item),
  el("h1", { tabindex: "-1" }, placeOf(item)),
  el("p", {}, urgency(item), " ", el("span", { class: "hint" }, `${t("queue_case")} ${item.number}`)),
  el("div", { id: "refused" }, refused),
  unsent(unsentOf(entries, item.number)),
  facts(item), visits(item), acts(item, entries, me),
  item.reports ? el("section", {}, el("h2", {}, t("queue_reports")), item.reports.map(report)) : item.shared ? null : el("p", { class: "notice" }, t("queue_part")),
  item.timeline ? el("section", {}, el("h2", {}, t("queue_timeline")), el("ol", { class: "timeline" }, [...item.timeline].reverse().map(event))) : null,
];

// What the world had moved on from: what was done, how the case stands now, and what to do about it.
export const refusedOf = (entries, choose) => entries.filter((one) => one.answer).map((one) => {
  const { status, detail, current } = one.answer;
  const why = t(`queue_refused_${status === 412 ? 409 : status}`) || [t("queue_refused_other"), detail].filter(Boolean).join(" ");
  const now = current && `${t("queue_now")}: ${n(current.state)}, ${current.owner}`;
  const button = (key, what) => el("button", { class: what === "drop" ? "quiet" : "", onclick: () => choose(one, what) }, t(key));
  return el("section", { class: "summary", role: "alert" }, el("h2", {}, `${t("queue_refused")}: ${name(one)}`),
    el("p", {}, el("a", { href: `#${one.number}` }, `${t("queue_case")} ${one.number}`), `, ${when(one.action.body.at)}. ${why}`),
    now ? el("p", {}, now) : null,
    el("p", { class: "acts" }, button("queue_again", "again"), current ? button("queue_as_note", "note") : null, button("queue_drop", "drop")));
});

export const nameOf = name;
