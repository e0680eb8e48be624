// Files dropped on the form, the names of those that are chosen, and folders where the browser can.
"use strict";

const form = document.querySelector("form.add");
if (form) {
  const drop = form.querySelector(".drop");
  const [files, folder] = form.querySelectorAll("input[type=file]");
  const list = form.querySelector(".chosen");
  const most = Number(form.dataset.most);

  if ("webkitdirectory" in folder) {
    folder.webkitdirectory = true;
    folder.closest("label").hidden = false;
  }

  // As in every form of one large field: the key of the line with Ctrl sends it.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });

  const show = () => {
    const chosen = [...files.files, ...folder.files];
    const size = chosen.reduce((sum, file) => sum + file.size, 0);
    list.replaceChildren();
    for (const file of chosen.slice(0, 12)) {
      const line = document.createElement("li");
      line.textContent = file.name;
      list.append(line);
    }
    if (chosen.length > 12) {
      const line = document.createElement("li");
      line.textContent = `and ${chosen.length - 12} more`;
      list.append(line);
    }
    files.setCustomValidity(size > most ? "These are more bytes than may be sent at once." : "");
    if (size > most) files.reportValidity();
  };
  files.addEventListener("change", show);
  folder.addEventListener("change", show);

  form.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  form.addEventListener("dragleave", () => drop.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    drop.classList.remove("over");
    files.files = event.dataTransfer.files;
    show();
  });
}
