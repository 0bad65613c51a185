// Makes the desk quick; without it everything works as plain forms.
"use strict";
const DRAFTS = "indgang-desk-draft:"; // behind it the call that rang, or nothing
const SKIPPED = ["csrf", "once", "person"];
const LINE = 60;

// Drafts are kept for this tab alone: sessionStorage ends with it.
const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFTS)).map((key) => (
  { key, incoming: key.slice(DRAFTS.length), ...JSON.parse(sessionStorage.getItem(key)) }
));
const text = (draft) => (draft.fields.find(([name]) => name === "text") || ["", ""])[1];
const forget = (those) => { for (const one of those) sessionStorage.removeItem(one.key); };

const saved = document.querySelector("[data-saved]");
if (saved) sessionStorage.removeItem(DRAFTS + saved.dataset.saved);
document.querySelector("form[action='/desk/sign-out']")?.addEventListener("submit", () => forget(drafts()));
const kept = document.getElementById("kept");
if (kept) kept.hidden = drafts().length === 0; // a session that is over loses nothing

const form = document.querySelector("form[data-draft]");
if (form) {
  const once = form.elements.namedItem("once");
  const incoming = form.elements.namedItem("incoming").value;
  const person = form.dataset.person;
  const offline = document.getElementById("offline");
  const over = document.getElementById("over");

  const fields = () => [...new FormData(form)].filter(([name]) => !SKIPPED.includes(name));
  const keep = () => sessionStorage.setItem(DRAFTS + incoming, JSON.stringify({ person, once: once.value, fields: fields() }));

  const restore = () => {
    const draft = drafts().find((one) => one.incoming === incoming);
    if (!draft || document.getElementById("summary") || !text(draft)) return;
    const given = new Map();
    for (const [name, value] of draft.fields) given.set(name, [...(given.get(name) || []), value]);
    for (const element of form.elements) {
      if (!element.name || SKIPPED.includes(element.name)) continue;
      const values = given.get(element.name) || [];
      if (element.type === "checkbox" || element.type === "radio") element.checked = values.includes(element.value);
      else if (element.type !== "submit") element.value = values[0] || "";
    }
    once.value = draft.once; // what may have been saved already is not saved twice
    document.getElementById("restored").hidden = false;
  };

  const list = () => {
    const others = drafts().filter((one) => one.incoming !== incoming && text(one));
    const section = document.getElementById("drafts");
    section.hidden = others.length === 0;
    for (const one of others) {
      const link = document.createElement("a");
      link.href = one.incoming ? `/desk?call=${encodeURIComponent(one.incoming)}` : "/desk";
      link.textContent = text(one).slice(0, LINE);
      const line = document.createElement("li");
      line.append(link);
      section.querySelector("ul").append(line);
    }
  };

  // The same person may have signed in again, in another tab: then this form goes on in that session.
  const again = async () => {
    const page = new DOMParser().parseFromString(await (await fetch("/desk")).text(), "text/html");
    const theirs = page.querySelector("form[data-draft]");
    if (theirs?.dataset.person !== person) return false;
    for (const one of document.querySelectorAll("[name=csrf]")) one.value = theirs.elements.namedItem("csrf").value;
    return true;
  };

  let timer = 0;
  let asked = 0;
  const look = () => fetch("/desk/preview", { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const isOver = (answer) => answer.status === 401 || answer.status === 403;
  const ask = async () => {
    const number = ++asked;
    try {
      let answer = await look();
      if (isOver(answer) && await again()) answer = await look();
      if (answer.ok && number === asked) document.getElementById("preview").innerHTML = await answer.text();
      over.hidden = !isOver(answer);
      offline.hidden = true;
    } catch {
      offline.hidden = false;
    }
  };

  form.addEventListener("input", () => { keep(); clearTimeout(timer); timer = setTimeout(ask, 400); });
  form.addEventListener("submit", (event) => {
    keep();
    if (!navigator.onLine) { event.preventDefault(); offline.hidden = false; offline.scrollIntoView(); }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("[value=save]"));
  });
  window.addEventListener("online", () => { offline.hidden = true; });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && !over.hidden) ask(); });
  forget(drafts().filter((one) => one.person !== person));
  restore();
  list();
  document.getElementById("summary")?.focus();
}
