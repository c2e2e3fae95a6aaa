import Chat
import DisclosureControl

/// The figures as CSV. Codes and days need no quotes.
struct FiguresFile {
    let text: String

    init(_ periods: [ServicePeriod]) {
        var lines = ["from,to,measure,class,count"]
        for period in periods {
            let days = "\(period.weeks.firstDay),\(period.weeks.lastDay)"
            for table in period.tables {
                guard let published = table.published else {
                    lines.append("\(days),\(table.measure.rawValue),total,x")
                    continue
                }
                lines.append("\(days),\(table.measure.rawValue),total,\(published.total)")
                for cell in published.cells {
                    let count = cell.value.count.map(String.init) ?? "x"
                    lines.append("\(days),\(table.measure.rawValue),\(cell.code),\(count)")
                }
            }
        }
        text = lines.joined(separator: "\r\n") + "\r\n"
    }
}
