// A site of the same invented programmes: for each day and language an overview, a page per goal and a page
// per indicator with its text and a table of its figures. It draws no charts.
export default function (config) {
  config.setQuietMode(true);
  return { dir: { input: "pages", data: "../data", includes: "../includes", output: "build" } };
}
