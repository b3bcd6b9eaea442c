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
  // What was typed comes back when the answer was no; it is kept in this window until the next page.
  var kept = "ildsjel-skrevet";
  var before = null;
  try {
    before = JSON.parse(sessionStorage.getItem(kept));
    sessionStorage.removeItem(kept);
  } catch (unavailable) { before = null; }
  if (before && /[?&]avslag=/.test(location.search)) {
    document.querySelectorAll("form[method=post]").forEach(function (form) {
      if (form.getAttribute("action") !== before.to) { return; }
      before.values.forEach(function (value) {
        var field = form.querySelector("[name=\"" + CSS.escape(value[0]) + "\"]");
        if (field && !field.value) { field.value = value[1]; }
      });
      var more = form.closest("details");
      if (more) { more.open = true; }
    });
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || form.enctype === "multipart/form-data") { return; }
    var values = [];
    form.querySelectorAll("textarea, input[type=text], input[type=date], input[type=email]").forEach(function (field) {
      if (field.name && field.value) { values.push([field.name, field.value]); }
    });
    try {
      sessionStorage.setItem(kept, JSON.stringify({ to: form.getAttribute("action"), values: values }));
    } catch (full) { /* then it is typed anew */ }
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
