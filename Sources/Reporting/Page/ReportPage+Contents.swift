extension ReportPage {
    /// Each part is one click away, the definitions too.
    func contents(_ page: inout HTMLWriter) {
        var parts: [(String, ReportTexts.Key)] = [
            ("figures", .figuresTitle), ("tables", .tablesTitle), ("dropped", .droppedTitle),
        ]
        if !report.comparisons.isEmpty { parts.append(("years", .yearsTitle)) }
        if !report.estimates.isEmpty { parts.append(("estimates", .estimatesTitle)) }
        parts += [("definitions", .definitionsTitle), ("annex", .annexTitle)]
        page.element("nav", [("class", "report__contents"), ("aria-labelledby", "contents")]) { page in
            page.element("h2", [("id", "contents")], text: texts(.contentsTitle))
            page.element("ul") { page in
                for (id, title) in parts {
                    page.element("li") { page in page.element("a", [("href", "#\(id)")], text: texts(title)) }
                }
            }
        }
    }
}
