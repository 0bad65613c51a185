// Makes the desk quick; without it everything works as plain forms.
"use strict";
const KEY = "indgang-desk-draft";
const SKIPPED = ["csrf", "once"];

if (document.querySelector("[data-saved], [data-forget]")) sessionStorage.removeItem(KEY);

const form = document.querySelector("form[data-draft]");
if (form) {
  const once = form.elements.namedItem("once");
  const incoming = form.elements.namedItem("incoming").value;
  const offline = document.getElementById("offline");

  // The draft is kept for this tab alone: sessionStorage ends with it.
  const fields = () => [...new FormData(form)].filter(([name]) => !SKIPPED.includes(name));
  const keep = () => sessionStorage.setItem(KEY, JSON.stringify({ once: once.value, fields: fields() }));

  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
    if (!kept || document.getElementById("summary")) return;
    const given = new Map();
    for (const [name, value] of kept.fields) given.set(name, [...(given.get(name) || []), value]);
    if ((given.get("incoming") || [""])[0] !== incoming || !(given.get("text") || [""])[0]) return;
    for (const element of form.elements) {
      if (!element.name || SKIPPED.includes(element.name)) continue;
      const values = given.get(element.name) || [];
      if (element.type === "checkbox" || element.type === "radio") element.checked = values.includes(element.value);
      else if (element.type !== "submit") element.value = values[0] || "";
    }
    once.value = kept.once; // what may have been saved already is not saved twice
    document.getElementById("restored").hidden = false;
  };

  let timer = 0;
  let asked = 0;
  const ask = async () => {
    const number = ++asked;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch("/desk/preview", { method: "POST", body });
      if (answer.ok && number === asked) document.getElementById("preview").innerHTML = await answer.text();
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
  restore();
  document.getElementById("summary")?.focus();
}
