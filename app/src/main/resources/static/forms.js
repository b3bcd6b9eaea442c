// Saves what is typed while it is typed. The page works without: then the button saves.
(function () {
  "use strict";
  var form = document.querySelector("form[data-lagre]");
  if (!form || !window.htmx) { return; }
  htmx.config.timeout = 20000;
  var waits = form.querySelector(".i-saved__wait");
  var large = form.querySelector(".i-saved__large");
  var typed = new Map();      // path -> how many times it was changed
  var sending = new Map();    // what of it is on its way
  var timer = null;
  var pause = 0;

  function isField(control) { return control.name && control.form === form && control.name[0] !== "_"; }
  function values() { return new FormData(form); }

  function say(late, tooLarge) {
    waits.hidden = !late;
    large.hidden = !tooLarge;
    document.getElementById("lagret").hidden = late || tooLarge;
  }

  function soon(ms) {
    clearTimeout(timer);
    timer = setTimeout(function () { if (typed.size) { htmx.trigger(form, "lagre"); } }, ms);
  }

  function note(control, ms) {
    typed.set(control.name, (typed.get(control.name) || 0) + 1);
    soon(ms);
  }

  // A day is typed in parts: it is read when the field is left, or after a pause.
  form.addEventListener("input", function (event) {
    var control = event.target;
    count(control);
    if (isField(control)) { note(control, control.type === "radio" || control.type === "checkbox" ? 100 : 2000); }
  });
  form.addEventListener("change", function (event) {
    if (isField(event.target)) { note(event.target, event.target.type === "date" ? 1500 : 100); }
  });
  form.addEventListener("focusout", function (event) {
    if (isField(event.target) && typed.has(event.target.name)) { soon(100); }
  });

  // Only what was changed is sent, with its mark; and what tells the server about this page.
  form.addEventListener("htmx:configRequest", function (event) {
    var data = event.detail.formData;
    sending = new Map(typed);
    Array.from(new Set(data.keys())).forEach(function (name) {
      var path = name.indexOf("_sett.") === 0 ? name.slice(6) : name;
      var ours = name[0] === "_" && name.indexOf("_sett.") !== 0;
      if (!ours && !sending.has(path)) { data.delete(name); }
    });
    data.append("_del", "1");
    sending.forEach(function (_, path) { data.append("_endret", path); });
  });

  form.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.elt !== form) { return; }
    if (event.detail.successful) {
      sending.forEach(function (times, path) { if (typed.get(path) === times) { typed.delete(path); } });
      pause = 0;
      say(false, false);
      if (typed.size) { soon(500); }
    } else if (event.detail.xhr.status === 413) {
      say(false, true);
    } else if (event.detail.xhr.status !== 401) {
      say(true, false);
      pause = Math.min(pause ? pause * 2 : 3000, 60000);
      soon(pause);
    }
  });
  window.addEventListener("online", function () { pause = 0; if (typed.size) { soon(0); } });

  // What to mend is told beside the field; the field itself is left alone but for its mark.
  form.addEventListener("htmx:afterSettle", marks);
  document.body.addEventListener("htmx:oobAfterSwap", function () { setTimeout(marks, 0); });
  function marks() {
    form.querySelectorAll("[aria-describedby]").forEach(function (control) {
      if (!control.name) { return; }
      var id = control.getAttribute("aria-describedby").trim().split(/\s+/).pop();
      var told = document.getElementById(id);
      if (told && told.children.length) { control.setAttribute("aria-invalid", "true"); }
      else { control.removeAttribute("aria-invalid"); }
    });
  }

  // Leaving the page in another way than by its buttons.
  window.addEventListener("pagehide", function () {
    if (!typed.size || form.dataset.sent) { return; }
    var data = values();
    Array.from(new Set(data.keys())).forEach(function (name) {
      var path = name.indexOf("_sett.") === 0 ? name.slice(6) : name;
      if ((name[0] !== "_" || name.indexOf("_sett.") === 0) && !typed.has(path)) { data.delete(name); }
    });
    data.append("_del", "1");
    fetch(form.action, { method: "POST", body: new URLSearchParams(data), keepalive: true, redirect: "manual" });
  });
  // The whole page is posted: what the server has not confirmed is said to be changed.
  form.addEventListener("submit", function () {
    clearTimeout(timer);
    typed.forEach(function (_, path) {
      var field = document.createElement("input");
      field.type = "hidden"; field.name = "_endret"; field.value = path;
      form.append(field);
    });
  });
  function count(control) {
    var most = control.dataset && control.dataset.most;
    if (!most) { return; }
    var note = document.getElementById("n-" + control.id.slice(2));
    var left = most - Array.from(control.value).length;
    if (note && left < most / 4) { note.textContent = note.dataset.left.replace("0", left); }
  }
})();
