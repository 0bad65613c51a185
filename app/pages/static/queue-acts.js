// The forms of a case as actions of a batch: the same requests that the server makes of them without a script.
const VISIT = "Besøg.";

const told = (form, ...names) => Object.fromEntries(names.map((name) => [name, form.get(name)]).filter(([, value]) => value));

const contact = (form, whom) => ({
  kind: form.get("reached") === "yes" ? "contacted" : "contact_attempted", with: whom, ...told(form, "note"),
});

// A case may have several reporters: which of them was called is told by the report.
const call = (form) => ({
  ...contact(form, form.get("with")), ...(form.get("with") === "reporter" ? told(form, "report") : {}),
});

const visit = (form) => {
  const body = { ...contact(form, "resident"), safety: form.getAll("safety") };
  if (form.get("visit")) return { ...body, visit: form.get("visit") };
  return { ...body, note: `${VISIT} ${form.get("note")}`.trim() };
};

const REQUESTS = {
  claim: () => ["claim", {}],
  called: (form) => ["events", call(form)],
  visited: (form) => ["events", visit(form)],
  hand_over: (form) => ["hand-overs", {
    to: { kind: form.get("kind"), social_centre: form.get("social_centre") }, reason: form.get("reason"),
  }],
  close: (form) => ["close", told(form, "outcome", "handed_over_to", "reason")],
  accept: () => ["accept", {}],
  decline: (form) => ["decline", told(form, "reason")],
};

const action = (path, body) => ({ idempotency_key: crypto.randomUUID(), path, body });

export const entryOf = (form) => {
  const act = form.get("act");
  const number = form.get("number");
  const [last, body] = REQUESTS[act](form);
  const root = form.get("hand_over") ? `/v1/hand-overs/${form.get("hand_over")}` : `/v1/cases/${number}`;
  return { act, number, action: action(`${root}/${last}`, { ...body, at: new Date().toISOString() }), answer: null };
};

export const tryAgain = (entry) => ({
  ...entry, action: action(entry.action.path, entry.action.body), answer: null,
});

// What was done stays worth knowing when the act itself is refused: anybody who sees the case may add a note.
export const asNote = (entry, words) => {
  const { at, note, reason } = entry.action.body;
  const text = [words, note || reason].filter(Boolean).join(". ");
  const body = { kind: "note", at, note: text };
  return { act: "note", number: entry.number, action: action(`/v1/cases/${entry.number}/events`, body), answer: null };
};
