#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How much a solver may take before the system ends it.
public struct SolverLimits: Equatable, Sendable {
    /// From its start to its end, whatever it is asked.
    public let seconds: Int
    /// Of addresses, so of memory at most.
    public let megabytes: Int

    public init(seconds: Int = 120, megabytes: Int = 500) {
        self.seconds = seconds
        self.megabytes = megabytes
    }

    /// On this process; it cannot be taken back.
    public func impose() {
        // Whoever starts a process may leave the alarm blocked in it.
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
        alarm(UInt32(clamping: seconds))
        var memory = rlimit(rlim_cur: rlim_t(megabytes) << 20, rlim_max: rlim_t(megabytes) << 20)
        // No pictures of the memory on disk.
        var core = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
        #else
            setrlimit(RLIMIT_AS, &memory)
            setrlimit(RLIMIT_CORE, &core)
        #endif
    }
}
