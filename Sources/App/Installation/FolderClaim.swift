import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One server for one data folder: presence, limits and live streams are in one process's memory. The kernel lets go of the
/// claim when the process ends, however it ends.
struct FolderClaim {
    private let descriptor: Int32

    init(_ folder: DataFolder) throws(CommandProblem) {
        let path = folder.url.appendingPathComponent("lichtpunt.lock").path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandProblem("\(path) cannot be made. Give this account write access to the folder.", code: .files)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw CommandProblem(
                "Another lichtpunt serve uses \(folder.url.path). Stop it first, or name another folder with --data.",
                code: .unavailable)
        }
    }

    func release() { close(descriptor) }
}
