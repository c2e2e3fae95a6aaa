import Foundation
import Reporting

/// A report's pages as tagged PDF beside them: docs/adr/0029-a-pdf-beside-the-report.md.
struct ReportPDF {
    private static let marks = ["/StructTreeRoot", "/MarkInfo", "/Lang"]
    private let chromium: Chromium

    /// Looked for before anything is made.
    init() throws(CommandProblem) {
        guard let chromium = Chromium.installed() else {
            throw CommandProblem(
                "There is no Chromium here, which prints the PDF: apt install chromium. Or leave --pdf out.",
                code: .unavailable)
        }
        self.chromium = chromium
    }

    /// Prints each page of the folder, and returns the names of what came beside it.
    func write(in folder: URL, year: Int) throws -> [String] {
        try ReportFiles.printed.map { page, name in
            let printed = try chromium.print(folder.appending(path: page))
            for mark in Self.marks where printed.range(of: Data(mark.utf8)) == nil {
                throw CommandProblem(
                    "Chromium's PDF of \(page) has no \(mark): it is not tagged, and not every reader could read it. Is it old?",
                    code: .unavailable)
            }
            try Self.dated(printed, year: year).write(to: folder.appending(path: name), options: .atomic)
            return name
        }
    }

    /// With the end of the report's year for the moment of printing, so that the same report on the same machine is the same file.
    static func dated(_ pdf: Data, year: Int) -> Data {
        var dated = pdf
        for mark in ["/CreationDate (D:", "/ModDate (D:"] {
            guard let found = dated.range(of: Data(mark.utf8)) else { continue }
            let moment = found.upperBound..<found.upperBound + 14
            guard moment.upperBound <= dated.endIndex, dated[moment].allSatisfy({ (48...57).contains($0) }) else {
                continue
            }
            dated.replaceSubrange(moment, with: Data("\(year)1231235959".utf8))
        }
        return dated
    }
}
