extension ReportPage {
    /// What the words and codes of the report mean.
    func definitions(_ page: inout HTMLWriter) {
        page.element("section", [("aria-labelledby", "definitions")]) { page in
            page.element("h2", [("id", "definitions")], text: texts(.definitionsTitle))
            page.element("dl", [("class", "report__definitions")]) { page in
                let words: [(ReportTexts.Key, ReportTexts.Key)] = [
                    (.overCounted, .unitText), (.overSelf, .overSelfText), (.hiddenSign, .hiddenNote),
                ]
                for (word, meaning) in words {
                    page.element("dt", text: texts(word))
                    page.element("dd", text: texts(meaning))
                }
            }
            page.element("p", text: texts(.codesText))
            page.element("dl", [("class", "report__definitions")]) { page in
                for table in report.tables where table.columns.count == 1 {
                    page.element("dt", text: "\(table.columns[0].label.text(in: texts.language)) (\(table.name))")
                    let classes = table.rows.map { row in
                        "\(row.codes[0] ?? ""): \(row.labels[0]?.text(in: texts.language) ?? "")"
                    }
                    page.element("dd", text: classes.joined(separator: "; "))
                }
            }
        }
    }
}
