package import Foundation

/// Debian's browser, as a printer: a child of its own without network, with a profile that goes with it.
package struct Chromium {
    private let program: URL
    private let patience: DispatchTimeInterval

    /// - Parameter patience: What it may take for one page.
    package init(program: URL, patience: DispatchTimeInterval = .seconds(120)) {
        self.program = program
        self.patience = patience
    }

    /// The one on this path; `nil` where there is none.
    package static func installed(path: String = ProcessInfo.processInfo.environment["PATH"] ?? "") -> Chromium? {
        path.split(separator: ":").map { URL(fileURLWithPath: String($0)).appending(path: "chromium") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }.map { Chromium(program: $0) }
    }

    /// The page as a tagged PDF. A page without scripts only: as root the browser runs without its sandbox, since it refuses to
    /// run with it.
    package func print(_ page: URL) throws(CommandProblem) -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lichtpunt-pdf-\(UUID().uuidString)")
        let file = folder.appending(path: "page.pdf")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandProblem("\(folder.path) cannot be made: \(error.localizedDescription)", code: .files)
        }
        let printed = Result { try run(page, to: file, in: folder) }
        do {
            try FileManager.default.removeItem(at: folder)
            return try printed.get()
        } catch let problem as CommandProblem {
            throw problem
        } catch {
            throw CommandProblem("No PDF of \(page.path): \(error.localizedDescription)", code: .unavailable)
        }
    }

    private func run(_ page: URL, to file: URL, in folder: URL) throws -> Data {
        let process = Process()
        process.executableURL = program
        process.currentDirectoryURL = folder
        process.environment = ["HOME": folder.path, "TMPDIR": folder.path, "PATH": "/usr/bin:/bin"]
        process.arguments =
            [
                "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions",
                "--disable-component-update",
                "--disable-background-networking", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--proxy-server=http://127.0.0.1:9", "--user-data-dir=\(folder.path)", "--no-pdf-header-footer",
                "--generate-pdf-document-outline", "--print-to-pdf=\(file.path)",
            ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + [page.absoluteString]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + patience) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            throw CommandProblem(
                "Chromium was not done with \(page.path) in time, and was stopped.", code: .unavailable)
        }
        guard process.terminationStatus == 0, FileManager.default.fileExists(atPath: file.path) else {
            throw CommandProblem(
                "Chromium (\(program.path)) made no PDF of \(page.path); it ended with \(process.terminationStatus).",
                code: .unavailable)
        }
        return try Data(contentsOf: file)
    }
}
