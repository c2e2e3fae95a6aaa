import DisclosureControl

/// A table as bars: SVG that needs no script, keeps its letters at reading size on a telephone, and says the same in words.
///
/// Each class has its name above its bar and its number behind it, so that no colour means anything. Positions across are parts of
/// the width, positions down are pixels: nothing is scaled.
struct BarChart {
    struct Bar {
        let label: String
        /// People; `nil`: hidden.
        let count: Int?
        let value: String
    }
    struct Group {
        /// Above its bars; `nil` in a table of one dimension.
        let label: String?
        let bars: [Bar]
    }
    let id: String
    let title: String
    let description: String
    /// Each of them begins at zero and ends with the same number of people.
    let groups: [Group]

    private enum Height { static let heading = 30, bar = 48, end = 4 }
    /// Of the width; behind it is room for the number.
    private static let longest = 66

    func write(to page: inout HTMLWriter) {
        let most = groups.flatMap(\.bars).compactMap(\.count).max() ?? 0
        var top = 0
        let attributes: [(StaticString, String)] = [
            ("class", "report__chart"), ("role", "img"), ("aria-labelledby", "\(id)-title \(id)-words"),
            ("width", "100%"), ("height", String(height)),
        ]
        page.element("svg", attributes) { page in
            page.element("title", [("id", "\(id)-title")], text: title)
            page.element("desc", [("id", "\(id)-words")], text: description)
            for group in groups {
                if let label = group.label {
                    page.element(
                        "text", [("x", "0"), ("y", String(top + 22)), ("class", "report__group")], text: label)
                    top += Height.heading
                }
                for bar in group.bars {
                    write(bar, top, most, to: &page)
                    top += Height.bar
                }
            }
        }
    }

    private var height: Int {
        groups.reduce(Height.end) { $0 + ($1.label == nil ? 0 : Height.heading) + $1.bars.count * Height.bar }
    }

    private func write(_ bar: Bar, _ top: Int, _ most: Int, to page: inout HTMLWriter) {
        page.element("text", [("x", "0"), ("y", String(top + 17))], text: bar.label)
        // In hundredths of a per cent, so that every machine writes the same digits.
        let part = most > 0 ? (bar.count ?? 0) * Self.longest * 100 / most : 0
        let width = "\(part / 100).\(part % 100 < 10 ? "0" : "")\(part % 100)%"
        let shape: [(StaticString, String)] = [
            ("x", "0"), ("y", String(top + 23)), ("width", width), ("height", "20"), ("class", "report__bar"),
        ]
        if bar.count != nil { page.element("rect", shape) { _ in } }
        page.element(
            "text",
            [
                ("x", bar.count == nil ? "0" : width), ("y", String(top + 38)),
                ("dx", bar.count == nil ? "0" : "6"), ("class", "report__value"),
            ], text: bar.value)
    }
}
