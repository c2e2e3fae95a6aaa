import DisclosureControl
import HelplineCore

/// The report of a year as one HTML page in one language.
struct ReportPage {
    let report: YearReport
    let standing: ReportStanding
    let texts: ReportTexts
    /// The file of the same page in the other language.
    let otherPage: String
    let otherLanguage: Language
    /// The SHA-256 of each table's CSV, by its path.
    let tableChecksums: [(path: String, sum: String)]

    var numbers: ReportNumbers { ReportNumbers(language: texts.language) }
    private var language: Language { texts.language }

    func html() -> String {
        var page = HTMLWriter()
        page.element("html", [("lang", language.rawValue)]) { page in
            page.element("head") { page in
                page.void("meta", [("charset", "utf-8")])
                page.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                page.void("meta", [("name", "robots"), ("content", "noindex")])
                page.element("title", text: texts(.title, ["year": String(report.year)]))
                page.void("link", [("rel", "stylesheet"), ("href", "report.css")])
            }
            page.element("body") { page in
                header(&page)
                page.element("main") { page in
                    keyFigures(&page)
                    contents(&page)
                    tables(&page)
                    dropped(&page)
                    comparison(&page)
                    estimates(&page)
                    definitions(&page)
                    annex(&page)
                }
            }
        }
        return page.html
    }

    private func header(_ page: inout HTMLWriter) {
        page.element("header") { page in
            page.element("p", [("class", "report__language")]) { page in
                let attributes: [(StaticString, String)] = [
                    ("href", otherPage), ("lang", otherLanguage.rawValue), ("hreflang", otherLanguage.rawValue),
                ]
                page.element("a", attributes, text: texts(.otherLanguage))
            }
            page.element("h1", text: texts(.title, ["year": String(report.year)]))
            if standing == .draft {
                page.element("section", [("class", "report__draft"), ("aria-labelledby", "draft")]) { page in
                    page.element("h2", [("id", "draft")], text: texts(.draftTitle))
                    page.element("p", text: texts(.draftText))
                }
            }
        }
    }

    private func keyFigures(_ page: inout HTMLWriter) {
        page.element("section", [("aria-labelledby", "figures")]) { page in
            page.element("h2", [("id", "figures")], text: texts(.figuresTitle))
            headlines(&page)
            page.element("dl", [("class", "report__figures")]) { page in
                figure(texts(.countedLabel), numbers.whole(report.counted), &page)
                figure(texts(.visitorsLabel), numbers.whole(report.visitors), &page)
                if let age = report.meanAge {
                    figure(texts(.meanAgeLabel), texts(.meanAgeText, ["age": numbers.whole(age)]), &page)
                }
            }
            page.element("p", text: texts(.personsNotConversations))
            withheld(&page)
            page.element("h3", text: texts(.unitTitle))
            page.element("p", text: texts(.unitText))
            for share in report.shares {
                page.element("p", text: texts(.unknownFirstTime, ["percentage": numbers.percentage(share.percentage)]))
            }
        }
    }

    private func figure(_ name: String, _ value: String, _ page: inout HTMLWriter) {
        page.element("div") { page in
            page.element("dt", text: name)
            page.element("dd", text: value)
        }
    }

    private func tables(_ page: inout HTMLWriter) {
        page.element("section", [("aria-labelledby", "tables")]) { page in
            page.element("h2", [("id", "tables")], text: texts(.tablesTitle))
            page.element("p", [("id", "hidden-note")], text: texts(.hiddenNote))
            page.element("p", text: texts(.percentageNote))
            if let rounding = report.rounding {
                page.element("p", text: texts(.roundingNote, ["base": numbers.whole(rounding)]))
            }
            for table in report.tables {
                ReportFigure(table: table, year: report.year, texts: texts, numbers: numbers).write(to: &page)
            }
        }
    }

    private func dropped(_ page: inout HTMLWriter) {
        page.element("section", [("aria-labelledby", "dropped")]) { page in
            page.element("h2", [("id", "dropped")], text: texts(.droppedTitle))
            if report.dropped.isEmpty { return page.element("p", text: texts(.noneDropped)) }
            page.element("p", text: texts(.droppedIntro))
            page.element("ul") { page in
                for each in report.dropped {
                    page.element("li", text: each.labels.map { $0.text(in: language) }.joined(separator: " × "))
                }
            }
        }
    }
}
