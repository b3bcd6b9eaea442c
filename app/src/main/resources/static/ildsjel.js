// Small helps on top of pages that work without them.
(function () {
  "use strict";
  var summary = document.querySelector(".ds-error-summary");
  if (summary) { summary.setAttribute("tabindex", "-1"); summary.focus(); }
  document.addEventListener("click", function (event) {
    document.querySelectorAll(".i-tools details[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.removeAttribute("open"); }
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll(".i-header details[open]").forEach(function (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });
  // What was typed comes back when the answer was no, and after a log-in when the session had run
  // out. It stays in this window: until the next page, or until its own page is there again.
  var kept = "ildsjel-skrevet";
  var waiting = "ildsjel-venter";
  function read(key) {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch (unavailable) { return null; }
  }
  function write(key, value) {
    try {
      if (value) { sessionStorage.setItem(key, JSON.stringify(value)); } else { sessionStorage.removeItem(key); }
    } catch (full) { /* then it is typed anew */ }
  }
  function owner(form) { return form.elements["_for"] ? form.elements["_for"].value : ""; }
  function mark(form) {
    return Array.from(form.elements).filter(function (field) {
      return field.type === "hidden" && field.name[0] !== "_" && field.name !== "nokkel";
    }).map(function (field) { return field.name + "=" + field.value; }).join("&");
  }
  function typed(form) {
    return Array.from(form.elements).filter(function (field) {
      return field.name && !/^(hidden|submit|button|file|password|fieldset)$/.test(field.type);
    });
  }
  function chosen(field) { return field.type === "radio" || field.type === "checkbox"; }
  function giveBack(words) {
    var found = Array.from(document.querySelectorAll("form[method=post]")).filter(function (form) {
      return form.getAttribute("action") === words.to && owner(form) === words.by;
    });
    // several may be sent to one address
    if (found.length > 1) { found = found.filter(function (form) { return mark(form) === words.mark; }); }
    found.forEach(function (form) {
      var left = words.values.slice();
      typed(form).forEach(function (field) {
        var at = left.findIndex(function (value) {
          return value[0] === field.name && (!chosen(field) || value[1] === field.value);
        });
        if (chosen(field)) { field.checked = at >= 0 && left[at][2]; }
        else if (at >= 0) { field.value = left[at][1]; }
        if (at >= 0) { left.splice(at, 1); }
      });
      for (var more = form.closest("details"); more; more = more.parentElement && more.parentElement.closest("details")) { more.open = true; }
    });
    return found.length > 0;
  }
  var before = read(kept);
  write(kept, null);
  if (before && /[?&]avslag=/.test(location.search)) { giveBack(before); }
  if (before && location.pathname === "/innlogging" && /[?&]utlopt=/.test(location.search)) { write(waiting, before); }
  var late = read(waiting);
  var asks = document.querySelector("form[action='/utlogging']");
  if (late && asks && (owner(asks) !== late.by || giveBack(late))) { write(waiting, null); }
  var told = document.querySelector("[data-venter]");
  if (told && late) { told.hidden = false; }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || form.enctype === "multipart/form-data") { return; }
    var to = form.getAttribute("action");
    if (to === "/utlogging") { write(kept, null); write(waiting, null); return; }
    write(kept, {
      to: to, mark: mark(form), by: owner(form),
      values: typed(form).map(function (field) { return [field.name, field.value, field.checked]; })
    });
  });
  // Without network nothing is sent, so that what was typed is not lost with the page.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.dataset.nett || navigator.onLine) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    var words = form.querySelector("[data-uten-nett]");
    if (!words) {
      words = document.createElement("p");
      words.className = "ds-validation-message";
      words.setAttribute("role", "alert");
      words.setAttribute("data-uten-nett", "");
      form.appendChild(words);
    }
    words.textContent = "";
    words.textContent = form.dataset.nett;
  });
  // Photos are made smaller before they are sent: a receipt is read as well at a tenth of the size.
  document.addEventListener("change", function (event) {
    var field = event.target;
    var most = Number(field.dataset && field.dataset.krymp);
    var file = field.files && field.files[0];
    if (!most || !file || !/^image\//.test(file.type) || !window.createImageBitmap || !window.DataTransfer) { return; }
    createImageBitmap(file, { imageOrientation: "from-image" }).then(function (picture) {
      var share = Math.min(1, most / Math.max(picture.width, picture.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * share);
      canvas.height = Math.round(picture.height * share);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) {
        if (!blob || blob.size >= file.size || field.files[0] !== file) { return; }
        var one = new DataTransfer();
        one.items.add(new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" }));
        field.files = one.files;
      }, "image/jpeg", 0.8);
    }).catch(function () { /* what cannot be made smaller is sent as it is */ });
  });
  // A second press on the same button sends nothing twice.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(function () { delete form.dataset.sent; }, 4000);
  });
  // Near its end a long field says how much there is room for; what is pasted is cut without a word.
  document.addEventListener("input", function (event) {
    var field = event.target;
    var most = field.maxLength;
    if (field.tagName !== "TEXTAREA" || !(most > 0)) { return; }
    var left = most - field.value.length;
    var words = document.getElementById("igjen-" + field.id);
    if (left > most / 5) { if (words) { words.textContent = ""; } return; }
    if (!words) {
      words = document.createElement("p");
      words.id = "igjen-" + field.id;
      words.className = "i-hint i-muted";
      words.setAttribute("role", "status");
      field.insertAdjacentElement("afterend", words);
    }
    words.textContent = document.body.dataset.igjen.replace("{0}", String(left));
  });
})();
