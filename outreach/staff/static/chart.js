// Draws every chart of the page from the figure that stands beside it as JSON.
"use strict";

const STILL = { displayModeBar: false, responsive: true, doubleClick: false, showTips: false };
const PAPER = 660; // pixels of a printed page's width

async function drawAll() {
  for (const place of document.querySelectorAll(".chart")) {
    const figure = JSON.parse(document.getElementById(place.dataset.figure).textContent);
    await Plotly.newPlot(place, figure.data, figure.layout, STILL);
    place.classList.add("drawn");
  }
}

function widthen(width) {
  for (const place of document.querySelectorAll(".chart.drawn")) {
    Plotly.relayout(place, width ? { width, autosize: false } : { width: null, autosize: true });
  }
}

matchMedia("print").addEventListener("change", (paper) => widthen(paper.matches ? PAPER : null));
drawAll();
