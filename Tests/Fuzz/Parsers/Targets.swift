import Accounts
@testable import Cases
import Chat
import ChatWire
import Foundation
import HelplineCore
import NIOCore
import Referral
import Sealing
import SiteSupport

/// What is fed with invented bytes: every parser that meets the network or a file. A target traps when a promise does not
/// hold; that the parser refuses is no finding.
enum Target: String, CaseIterable {
    case statement, csv, caseFile, message, epoch, registration, address, language, identifier, name, puzzle, token
    case partnerFile, partnerPackage

    func take(_ bytes: Data) {
        switch self {
        case .statement: Self.takeStatement(bytes)
        case .csv: Self.takeCSV(bytes)
        case .caseFile: Self.takeCaseFile(bytes)
        case .message: Self.takeMessage(bytes)
        case .epoch: Self.takeEpoch(bytes)
        case .registration: Self.takeRegistration(bytes)
        case .address: Self.takeAddress(bytes)
        case .language:
            let text = String(decoding: bytes, as: UTF8.self)
            _ = LanguageNegotiation.language(for: text)
            _ = LanguageNegotiation.language(inForm: text)
        case .identifier: Self.takeIdentifier(bytes)
        case .name: Self.takeName(bytes)
        case .puzzle:
            let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
            let texts = parts.map { String(decoding: $0, as: UTF8.self) }
            precondition(
                !Self.seal.isSolved(texts.first ?? "", by: texts.last ?? "", at: Timestamp(milliseconds: 0))
            )
        case .token: Self.takeToken(bytes)
        case .partnerFile: Self.takePartnerFile(bytes)
        case .partnerPackage: Self.takePartnerPackage(bytes)
        }
    }

    /// The server and the operator's program read the same statements, and each gives back the bytes it read.
    private static func takeStatement(_ bytes: Data) {
        let server = MembershipStatement(canonicalBytes: bytes)
        let tool = try? Statement(bytes: bytes)
        if let server { precondition(server.canonicalBytes == bytes) }
        if let tool { precondition(tool.bytes == bytes) }
        if server != nil { precondition(tool != nil) }
    }

    /// However a file is cut into pieces, the records are the same.
    private static func takeCSV(_ bytes: Data) {
        guard let cut = bytes.first.map({ Int($0) % bytes.count }) else { return }
        func records(_ pieces: [Data]) -> [CSVRecord]? {
            var parser = CSVParser()
            var records: [CSVRecord] = []
            do throws(CSVProblem) {
                for piece in pieces { try parser.feed(piece, into: &records) }
                try parser.finish(into: &records)
            } catch {
                return nil
            }
            return records
        }
        precondition(records([bytes]) == records([bytes.prefix(cut), bytes.dropFirst(cut)]))
    }

    /// What the importer takes it can write, and takes again as the same.
    private static func takeCaseFile(_ bytes: Data) {
        var reader = CaseFileReader(book: book)
        let rows = reader.read([UInt8](bytes)) + reader.finish()
        guard reader.problems.isEmpty, rows.allSatisfy({ !$0.row.fields.isObjected }) else { return }
        var again = CaseFileReader(book: book)
        let lines = [CaseFile.header(book)] + rows.map { CaseFile.row($0.row, book: book) }
        let text = lines.map { CSVWriter.line($0) }.joined()
        let second = again.read([UInt8](text.utf8)) + again.finish()
        precondition(again.problems.isEmpty && second.map(\.row) == rows.map(\.row))
    }

    private static func takeMessage(_ bytes: Data) {
        // What the short way reads the decoder reads the same.
        if let plain = MessageBody(plain: ByteBuffer(bytes: bytes)) {
            precondition((try? JSONDecoder().decode(MessageBody.self, from: bytes)) == plain)
        }
        guard let body = try? JSONDecoder().decode(MessageBody.self, from: bytes),
            let message = try? body.message(from: .visitor)
        else { return }
        precondition(message.envelope.bytes.count <= SealedEnvelope.largestSize)
    }

    private static func takeEpoch(_ bytes: Data) {
        guard let body = try? JSONDecoder().decode(EpochBody.self, from: bytes), let epoch = try? body.epoch() else {
            return
        }
        precondition(epoch.number >= 1)
    }

    /// What the code book accepts it accepts again unchanged.
    private static func takeRegistration(_ bytes: Data) {
        guard let fields = try? JSONDecoder().decode([String: CaseAnswer?].self, from: bytes) else { return }
        var answers: [FieldKey: CaseAnswer] = [:]
        for (name, answer) in fields { answers[FieldKey(rawValue: name)] = answer }
        let validation = CaseValidation(book)
        guard let checked = try? validation.check(answers, as: .draft) else { return }
        precondition((try? validation.check(checked.answers, as: .draft)) == checked)
    }

    private static func takeAddress(_ bytes: Data) {
        _ = AddressRange(String(decoding: bytes, as: UTF8.self))
    }

    private static func takeIdentifier(_ bytes: Data) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let id = ConversationID(text) { precondition(id.description == text.lowercased()) }
    }

    private static func takeName(_ bytes: Data) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let name = SignInName(text) { precondition(SignInName(name.text) == name) }
        if let name = DisplayName(text) { precondition(DisplayName(name.text) == name) }
    }

    private static func takeToken(_ bytes: Data) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let data = Data(base64URL: text) { precondition(Data(base64URL: data.base64URL) == data) }
    }

    /// What is taken from a plain file is written, and read again as the same.
    private static func takePartnerFile(_ bytes: Data) {
        let reading = PartnerFile.read(bytes, file: "partners.csv")
        guard reading.problemCount == 0 else { return }
        let again = PartnerFile.read(Data(PartnerFile.text(reading.partners).utf8), file: "partners.csv")
        precondition(again.problemCount == 0 && again.partners == reading.partners)
    }

    /// Files of a package, each after a line `=name`: what is taken of them is an entry that a plain file can hold.
    private static func takePartnerPackage(_ bytes: Data) {
        let text = String(decoding: bytes, as: UTF8.self)
        let files = "\n\(text)".components(separatedBy: "\n=").dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(lines.first ?? "")
            return HSDSFile(resource: name, path: "\(name).csv", bytes: Data((lines.count > 1 ? lines[1] : "").utf8))
        }
        let reading = HSDSPackage.read(files)
        guard reading.problemCount == 0 else { return }
        let again = PartnerFile.read(Data(PartnerFile.text(reading.partners).utf8), file: "partners.csv")
        precondition(again.problemCount == 0 && again.partners == reading.partners)
    }

    private static let seal = PuzzleSeal()
    private static let book: CodeBook = {
        do { return try CodeBook.current() } catch { fatalError("the code book in the program: \(error)") }
    }()
}
