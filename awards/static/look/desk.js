// Additions only: every page works without this file.
(() => {
  "use strict";

  const letters = (text) => [...text.replace(/\r\n/g, "\n").replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, "")].length;

  // Counters. The visible one follows each key; a reader hears the rest only after a pause.
  const count = (counter) => {
    // Of one field, or of several that have one limit together.
    const ids = counter.dataset.sums ? counter.dataset.sums.split(" ") : [counter.id.replace(/_counter$/, "")];
    const controls = ids.map((id) => document.getElementById(id)).filter(Boolean);
    if (!controls.length) return;
    const limit = Number(counter.dataset.limit);
    const spoken = document.createElement("span");
    spoken.className = "vh";
    spoken.setAttribute("aria-live", "polite");
    counter.after(spoken);
    let pause;
    const show = () => {
      const n = controls.reduce((sum, control) => sum + letters(control.value), 0);
      const over = n > limit;
      counter.textContent = counter.dataset.count.replace("{n}", n).replace("{limit}", limit);
      counter.classList.toggle("over", over);
      clearTimeout(pause);
      pause = setTimeout(() => {
        spoken.textContent = over
          ? counter.dataset.over.replace("{n}", n - limit)
          : counter.dataset.left.replace("{n}", limit - n);
      }, 1200);
    };
    controls.forEach((control) => control.addEventListener("input", show));
  };
  document.querySelectorAll(".counter[data-limit]").forEach(count);

  // Unsaved changes in form[data-guard]; an autosave that succeeded counts as saved.
  const unsaved = new Map();
  document.querySelectorAll("form[data-guard]").forEach((form) => {
    form.addEventListener("input", () => unsaved.set(form, (unsaved.get(form) || 0) + 1));
    form.addEventListener("submit", () => unsaved.delete(form));
    let sending;
    form.addEventListener("htmx:beforeRequest", () => (sending = unsaved.get(form)));
    form.addEventListener("htmx:afterRequest", (event) => {
      if (event.detail.successful && unsaved.get(form) === sending) unsaved.delete(form);
    });
  });
  // Whoever types without a pause is saved, too: the first key after a save starts the clock.
  const WAIT = 8000;
  document.querySelectorAll("form[hx-post]").forEach((form) => {
    let waiting;
    const wait = () => (waiting ||= setTimeout(send, WAIT));
    const send = () => {
      waiting = undefined;
      if (unsaved.has(form)) form.dispatchEvent(new Event("autosave"));
    };
    form.addEventListener("input", wait);
    form.addEventListener("htmx:afterRequest", () => unsaved.has(form) && wait());
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });

  // What is typed leaves the page only when it can arrive: a dead server or too long a text is said in place.
  const LARGEST = 5 * 1024 * 1024;
  const keepBack = (form, why) => {
    form.querySelector(".unsent")?.remove();
    const notice = document.getElementById("unsent").content.firstElementChild.cloneNode(true);
    notice.classList.add("unsent");
    notice.querySelectorAll("[data-why]").forEach((p) => (p.hidden = p.dataset.why !== why));
    const acts = [...form.querySelectorAll(".acts")].at(-1);
    acts ? acts.before(notice) : form.append(notice);
    notice.focus();
  };
  const bytes = (form) =>
    [...new FormData(form).values()].reduce((sum, v) => sum + (typeof v === "string" ? new Blob([v]).size : 0), 0);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !document.getElementById("unsent") || !form.querySelector("textarea, input[type=text]")) return;
    if (form.dataset.reached) return delete form.dataset.reached;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (bytes(form) > LARGEST) return keepBack(form, "large");
    fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(8000) }).then((answer) => {
      if (!answer.ok) throw answer;
      form.dataset.reached = "1";
      form.requestSubmit(event.submitter);
    }).catch(() => keepBack(form, "unreachable"));
  }, true);

  // A second click on the same button is not a second act. Released when the page is shown again.
  const release = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach((b) => b.removeAttribute("aria-disabled"));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    event.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(release, 8000, form);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

  // A sign-in in another tab gives a new token; a form opened before it is sent with that one.
  const token = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/)?.[1];
  document.addEventListener("submit", (event) => {
    const field = event.target.querySelector("input[name=csrfmiddlewaretoken]");
    if (field && token()) field.value = token();
  }, true);
  document.addEventListener("htmx:configRequest", (event) => {
    if (token()) event.detail.parameters.csrfmiddlewaretoken = token();
  });

  // What was kept over a sign-in is sent as soon as it can be saved.
  document.querySelector("form[data-resend]")?.requestSubmit();

  // The end of the session is announced ten minutes before, and put off by whoever goes on.
  const ending = document.querySelector("[data-session-left]");
  if (ending) {
    const lasts = Number(ending.dataset.sessionLeft) * 1000;
    let since = Date.now();
    const goOn = () => {
      since = Date.now();
      ending.hidden = true;
    };
    ending.querySelector("button").addEventListener("click", async () => {
      const answer = await fetch(ending.dataset.stay, { redirect: "error" }).catch(() => null);
      if (answer?.ok) goOn();
      else ending.querySelector("p").textContent = ending.dataset.failed;
    });
    document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && goOn());
    setInterval(() => (ending.hidden = since + lasts - Date.now() > 600000), 30000);
  }

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  // What has to be put right is read first.
  document.querySelector("[data-focus]")?.focus();

  // The menu closes like a menu.
  const menu = document.querySelector("details.me");
  menu?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
