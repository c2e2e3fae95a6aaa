public import Foundation
public import HelplineCore

/// The rule of signing in: name, secret and code together or nothing, and one answer for every reason.
public struct SignInDesk: Sendable {
    private let members: any MemberStore
    private let signIns: any SignInStore
    private let keys: ServerKeys
    private let limiter: SignInLimiter
    private let refused: RefusedSignIns

    public init(
        members: any MemberStore, signIns: any SignInStore, keys: ServerKeys, limiter: SignInLimiter,
        refused: RefusedSignIns
    ) {
        self.members = members
        self.signIns = signIns
        self.keys = keys
        self.limiter = limiter
        self.refused = refused
    }

    /// What a browser needs to stretch a passphrase. A name that nobody has gets parameters that stay the same as well.
    public func parameters(for name: String) async throws(StoreFailure) -> PassphraseParameters {
        let pseudo = keys.pseudoParameters(for: name)
        guard let name = SignInName(name) else { return pseudo }
        return try await members.account(named: name)?.credentials.parameters ?? pseudo
    }

    /// Whether a browser that shows this proof has signed in with this name before: it is spared what others do.
    public func knows(_ proof: SecretDigest?, of name: String) async throws(StoreFailure) -> Bool {
        guard let proof, let name = SignInName(name), let account = try await members.account(named: name) else {
            return false
        }
        return proof == keys.knownBrowserProof(of: account.member.id)
    }

    /// Signs in and makes `token` the sign-in's. All reasons to refuse do the same work and give `.wrong`.
    ///
    /// - Parameters:
    ///   - proof: what a browser showed of an earlier sign-in; it is only spared others' guesses by it.
    ///   - codeTime: the time of day for which the code has to be right.
    public func signIn(
        name: String, secret: Data, code: String, proof: SecretDigest?, token: SecretDigest, at: Timestamp,
        codeTime: Timestamp
    ) async throws(SignInRefusal) -> UnlockedKeys {
        let account = try await account(named: name)
        let key = limiterKey(account, name: name, proof: proof)
        try await count(key, at: at)

        let secretFits = fits(secret, account)
        let step = try codeStep(of: code, for: account, at: codeTime)
        guard let account, let step, secretFits, account.member.state.maySignIn else {
            throw refusal(of: account, at: at)
        }
        let entry = AuditEntry(.signedIn, by: .member(account.member.id), at: at)
        do throws(StoreFailure) {
            try await signIns.begin(token, for: account.member.id, codeStep: step, at: at, recording: entry)
        } catch .conflict(.alreadyUsed), .notFound {
            throw refusal(of: account, at: at)
        } catch {
            throw .store(error)
        }
        try await forget(key)
        return try unlocked(account)
    }

    /// Gives somebody who is signed in his wrapped keys again, for his passphrase.
    public func unlock(_ member: MemberID, secret: Data, at: Timestamp) async throws(SignInRefusal) -> UnlockedKeys {
        let key = SignInLimiter.Key.knownBrowser(member)
        try await count(key, at: at)
        let account: Account?
        do throws(StoreFailure) { account = try await members.account(member) } catch { throw .store(error) }
        guard let account, fits(secret, account) else { throw refusal(of: account, at: at) }
        try await forget(key)
        return try unlocked(account)
    }

    /// Whether a code of the moment is that of somebody who is signed in: its step, for the store that uses it up.
    public func confirm(_ member: MemberID, code: String, at: Timestamp, codeTime: Timestamp)
        async throws(SignInRefusal) -> Int64
    {
        let key = SignInLimiter.Key.knownBrowser(member)
        try await count(key, at: at)
        let account: Account?
        do throws(StoreFailure) { account = try await members.account(member) } catch { throw .store(error) }
        guard let account, let step = try codeStep(of: code, for: account, at: codeTime) else {
            throw refusal(of: account, at: at)
        }
        try await forget(key)
        return step
    }

    private func count(_ key: SignInLimiter.Key, at: Timestamp) async throws(SignInRefusal) {
        let wait: Duration?
        do throws(StoreFailure) { wait = try await limiter.attempt(key, at: at) } catch { throw .store(error) }
        if let wait { throw .tooMany(retryAfter: wait) }
    }

    private func forget(_ key: SignInLimiter.Key) async throws(SignInRefusal) {
        do throws(StoreFailure) { try await limiter.forget(key) } catch { throw .store(error) }
    }

    private func account(named name: String) async throws(SignInRefusal) -> Account? {
        guard let name = SignInName(name) else { return nil }
        do throws(StoreFailure) { return try await members.account(named: name) } catch { throw .store(error) }
    }

    private func limiterKey(_ account: Account?, name: String, proof: SecretDigest?) -> SignInLimiter.Key {
        guard let member = account?.member.id else { return .stranger(String(name.lowercased().prefix(64))) }
        return proof == keys.knownBrowserProof(of: member) ? .knownBrowser(member) : .account(member)
    }

    /// Somebody nobody knows costs the same digest.
    private func fits(_ secret: Data, _ account: Account?) -> Bool {
        let member = account?.member.id ?? keys.enrolment(of: Data()).member
        return keys.verifier(ofSignInSecret: secret, for: member) == account?.credentials.verifier
    }

    private func codeStep(of code: String, for account: Account?, at: Timestamp) throws(SignInRefusal) -> Int64? {
        guard let account else {
            _ = TimeBasedCode(secret: Data(count: TimeBasedCode.secretSize)).step(of: code, at: at, lastUsed: nil)
            return nil
        }
        let secret = try open(account.credentials.sealedCodeSecret, .code, of: account)
        return TimeBasedCode(secret: secret).step(of: code, at: at, lastUsed: account.lastCodeStep)
    }

    private func refusal(of account: Account?, at: Timestamp) -> SignInRefusal {
        refused.note(account?.member.id, at: at)
        return .wrong
    }

    private func unlocked(_ account: Account) throws(SignInRefusal) -> UnlockedKeys {
        UnlockedKeys(
            member: account.member, share: try open(account.credentials.sealedShare, .share, of: account),
            wrapped: account.credentials.wrapped)
    }

    private func open(_ sealed: Data, _ purpose: MemberSecret, of account: Account) throws(SignInRefusal) -> Data {
        do { return try keys.open(sealed, purpose, of: account.member.id) } catch { throw .keyFile }
    }
}
