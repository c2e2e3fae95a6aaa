import { CodeField } from "./code-field.js";

/** All fields of one registration on screen, in the form's parts. */
export class CaseFields {
  /**
   * @param {Object<string, HTMLElement>} parts of the form: consent, core, more, care
   * @param {{book: object, values: object, texts: object, earlier: Object<string, string[]>, changed: () => void}} about `earlier`: by
   *   field, the codes that it had at earlier closings
   */
  constructor(parts, { book, values, texts, earlier, changed }) {
    this.language = texts.language;
    const groups = { consent: [book.field("consent")], core: book.core, more: book.rest, care: book.care };
    this.all = [];
    for (const [name, fields] of Object.entries(groups)) {
      const made = fields.map((field) => new CodeField({ field, values, language: this.language, texts, earlier: earlier[field.key] || [], changed }));
      parts[name].replaceChildren(...made.map(({ root }) => root));
      this.all.push(...made);
    }
  }

  refresh() {
    for (const field of this.all) field.refresh();
  }

  /** @param {{field: string, nl: string, en: string}[]} problems @returns {CodeField|undefined} the first that has one */
  show(problems) {
    for (const field of this.all) {
      const problem = problems.find((each) => each.field === field.field.key);
      field.problem(problem ? problem[this.language] : null);
    }
    return this.all.find(({ sentence }) => sentence);
  }
}
