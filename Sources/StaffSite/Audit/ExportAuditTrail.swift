import Foundation
import HelplineCore
import HTTPTypes
import Hummingbird
import NIOCore
import SiteSupport

/// `GET /audit/export?format=csv` or `ndjson`: all lines that answer a question, newest first, as one file. Recorded first.
struct ExportAuditTrail: Sendable {
    enum Format: String {
        case csv, ndjson

        var type: String { self == .csv ? "text/csv; charset=utf-8" : "application/x-ndjson" }
        var heading: String { self == .csv ? AuditLine.csvHeading : "" }

        func text(_ line: AuditLine) throws -> String {
            switch self {
            case .csv: return line.csv
            case .ndjson:
                let encoder = JSONEncoder()
                encoder.outputFormatting = .sortedKeys
                return String(decoding: try encoder.encode(line), as: UTF8.self) + "\n"
            }
        }
    }
    private static let page = 500
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: PrivacyOfficerContext) async throws -> Response {
        let question = try request.auditQuestion()
        guard let format = Format(rawValue: request.uri.queryParameters["format"].map(String.init) ?? "") else {
            throw Problem.invalid("format")
        }
        try await site.audit.record(
            AuditEntry(.auditExported, by: .member(context.professional.id), at: site.clock.now()))
        let names = try await site.accounts.members.namesByID()
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: format.heading))
            var before = Int64.max
            while true {
                let records = try await site.audit.lines(question, before: before, limit: Self.page)
                guard let last = records.last else { break }
                let text = try records.map { try format.text(AuditLine($0, names: names)) }.joined()
                try await writer.write(ByteBuffer(string: text))
                before = last.number
            }
            try await writer.finish(nil)
        }
        var response = Response(status: .ok, headers: [.contentType: format.type], body: body)
        response.headers[.contentDisposition] = "attachment; filename=\"audit.\(format.rawValue)\""
        return response
    }
}
