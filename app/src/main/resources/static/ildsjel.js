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
    document.querySelectorAll(".i-tools details[open]").forEach(function (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });
  // A second press on the same button sends nothing twice.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(function () { delete form.dataset.sent; }, 4000);
  });
})();
