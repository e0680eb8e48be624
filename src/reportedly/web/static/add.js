// Files may be dropped anywhere on the page.
"use strict";
{
  const field = document.getElementById("files");
  const place = document.getElementById("drop");
  const list = document.getElementById("chosen");
  const show = () => {
    list.replaceChildren(...[...field.files].slice(0, 20).map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name}, ${Math.ceil(file.size / 1000)} kB`;
      return item;
    }));
    if (field.files.length > 20) list.append(`and ${field.files.length - 20} more`);
  };
  if (field) {
    field.addEventListener("change", show);
    document.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over"); });
    document.addEventListener("dragleave", () => place.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("over");
      if (event.dataTransfer.files.length) { field.files = event.dataTransfer.files; show(); }
    });
  }
}
