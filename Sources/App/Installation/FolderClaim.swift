import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One process at a time does this with a data folder. The kernel lets go of the claim when the process ends, however it ends.
struct FolderClaim {
    enum Purpose {
        /// Presence, limits and live streams are in one process's memory; and what is being copied elsewhere must not change.
        case serve
        /// A backup's draft lies in the folder while it is made; one that nobody claims was left by a crash.
        case backup

        var fileName: String { self == .serve ? "lichtpunt.lock" : "backup.lock" }
        var holders: String { self == .serve ? "serve (or database copy)" : "backup" }
    }

    private let descriptor: Int32

    /// - Throws: `.unavailable` when another process has it.
    init(_ folder: DataFolder, for purpose: Purpose) throws(CommandProblem) {
        let path = folder.url.appendingPathComponent(purpose.fileName).path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandProblem("\(path) cannot be made. Give this account write access to the folder.", code: .files)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw CommandProblem(
                "Another lichtpunt \(purpose.holders) uses \(folder.url.path). Stop it first, or name another folder with --data.",
                code: .unavailable)
        }
    }

    func release() { close(descriptor) }
}
