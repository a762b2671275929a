"use strict";
(() => {
  // Reading needs none of this: it opens what a link leads into, marks all pieces of it, and opens everything for print.
  const openAround = (element) => {
    for (let box = element; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  };
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    openAround(target);
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  addEventListener("DOMContentLoaded", follow);
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll("details:not([open])")];
    for (const box of shut) box.open = true;
  });
  addEventListener("afterprint", () => { for (const box of shut) box.open = false; });
})();
