import Foundation
import HelplineCore
import Referral

/// The file or folder that somebody brings for the partner directory.
struct PartnerSource {
    /// Bytes of one file: far more than a directory has, and less than a machine.
    static let largestFile = 64 << 20

    private let url: URL
    private let language: Language

    init(_ url: URL, language: Language) {
        self.url = url
        self.language = language
    }

    func read(as form: PartnerForm?) throws(CommandProblem) -> PartnerFileReading {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { throw missing(url) }
        let form = form ?? (isFolder.boolValue ? .hsds : .csv)
        guard isFolder.boolValue == (form == .hsds) else {
            throw CommandProblem(
                said(
                    "\(url.path): hsds is een map, en csv een bestand.",
                    "\(url.path): hsds is a folder, and csv a file."),
                code: .data)
        }
        switch form {
        case .csv: return PartnerFile.read(try bytes(of: url), file: url.lastPathComponent)
        case .hsds: return try readFolder()
        }
    }

    func problem(_ failure: PartnerImporter.Failure, in place: InstallationPlace) -> CommandProblem {
        switch failure {
        case .invalid(let problems, let total):
            let rest =
                total > problems.count
                ? [said("… en nog \(total - problems.count).", "… and \(total - problems.count) more.")] : []
            let end = said("Fouten: \(total). Er is niets opgenomen.", "Errors: \(total). Nothing was taken.")
            return CommandProblem(
                (problems.map { $0.sentence(in: language) } + rest + [end]).joined(separator: "\n"), code: .data)
        case .full:
            return CommandProblem(
                said(
                    "De sociale kaart houdt hooguit \(Partner.most) organisaties; er is niets opgenomen.",
                    "A directory holds \(Partner.most) organisations at most; nothing was taken."), code: .data)
        case .store(let failure): return CommandProblem(failure, in: place)
        }
    }

    private func readFolder() throws(CommandProblem) -> PartnerFileReading {
        let description = url.appending(path: HSDSPackage.descriptor)
        let isDescribed = FileManager.default.fileExists(atPath: description.path)
        guard let paths = HSDSPackage.paths(isDescribed ? try bytes(of: description) : nil) else {
            let problem = PartnerFileProblem(file: HSDSPackage.descriptor, line: 1, .descriptor)
            throw CommandProblem(problem.sentence(in: language), code: .data)
        }
        var files: [HSDSFile] = []
        for (resource, path) in paths.sorted(by: { $0.key < $1.key }) {
            let file = url.appending(path: path)
            if FileManager.default.fileExists(atPath: file.path) {
                files.append(HSDSFile(resource: resource, path: path, bytes: try bytes(of: file)))
            }
        }
        return HSDSPackage.read(files, beside: try others(than: files))
    }

    /// Files in which nothing is looked at.
    private func others(than files: [HSDSFile]) throws(CommandProblem) -> [String] {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
            return names.filter { name in name.hasSuffix(".csv") && !files.contains { $0.path == name } }.sorted()
        } catch {
            throw unreadable(url, error)
        }
    }

    private func bytes(of file: URL) throws(CommandProblem) -> Data {
        do {
            let handle = try FileHandle(forReadingFrom: file)
            let bytes = try handle.read(upToCount: Self.largestFile + 1) ?? Data()
            try handle.close()
            guard bytes.count <= Self.largestFile else { throw CocoaError(.fileReadTooLarge) }
            return bytes
        } catch {
            throw unreadable(file, error)
        }
    }

    private func missing(_ file: URL) -> CommandProblem {
        CommandProblem(
            said("\(file.path) is er niet.", "There is no \(file.path)."), code: .missing)
    }

    private func unreadable(_ file: URL, _ error: any Error) -> CommandProblem {
        CommandProblem(
            said(
                "\(file.path) kan niet worden gelezen: \(error.localizedDescription)",
                "\(file.path) cannot be read: \(error.localizedDescription)"), code: .data)
    }

    private func said(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
}
