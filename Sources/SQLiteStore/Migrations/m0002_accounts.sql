-- Who the team is: the founding, the signed membership list, members with what recognises them, invitations and sign-ins.
-- Secrets the server must read again are encrypted under the key file, which is not in here.

CREATE TABLE demonstration (
    one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

CREATE TABLE installation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    return_code_salt BLOB NOT NULL CHECK (length(return_code_salt) = 16),
    root_hash BLOB NOT NULL CHECK (length(root_hash) = 32)
) STRICT;

CREATE TABLE set_up (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    token BLOB NOT NULL CHECK (length(token) = 32),
    expires INTEGER NOT NULL CHECK (expires >= 0)
) STRICT;

CREATE TABLE member (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 3 AND 32),
    -- The name in lower case: names that differ in case only are one name.
    name_key TEXT NOT NULL UNIQUE CHECK (name_key = lower(name)),
    display_name TEXT NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'shift-lead', 'counsellor', 'researcher', 'privacy-officer')),
    state TEXT NOT NULL CHECK (state IN ('enrolled', 'admitted', 'suspended', 'removed')),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    iterations INTEGER NOT NULL CHECK (iterations >= 600000),
    verifier BLOB NOT NULL CHECK (length(verifier) = 32),
    -- nonce(12), the secret, tag(16).
    sealed_share BLOB NOT NULL CHECK (length(sealed_share) = 60),
    sealed_code_secret BLOB NOT NULL CHECK (length(sealed_code_secret) = 48),
    last_code_step INTEGER NOT NULL CHECK (last_code_step >= 0),
    wrapped BLOB NOT NULL CHECK (length(wrapped) BETWEEN 1 AND 2048)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
    number INTEGER PRIMARY KEY CHECK (number >= 0),
    bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1024),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

-- No foreign key: the recovery member has a team key but no account.
CREATE TABLE team_key (
    member BLOB NOT NULL CHECK (length(member) = 16),
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    sealed BLOB NOT NULL CHECK (length(sealed) = 178),
    PRIMARY KEY (member, team_epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'shift-lead', 'counsellor', 'researcher', 'privacy-officer')),
    invited_by BLOB NOT NULL REFERENCES member (id),
    token BLOB NOT NULL CHECK (length(token) = 32),
    sealed_secret BLOB NOT NULL CHECK (length(sealed_secret) = 113),
    expires INTEGER NOT NULL CHECK (expires >= 0),
    member BLOB UNIQUE REFERENCES member (id),
    hpke_public BLOB CHECK (length(hpke_public) = 65),
    signing_public BLOB CHECK (length(signing_public) = 65),
    mac BLOB CHECK (length(mac) = 32),
    CHECK ((member IS NULL) = (hpke_public IS NULL)),
    CHECK ((member IS NULL) = (signing_public IS NULL)),
    CHECK ((member IS NULL) = (mac IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_invited_by ON invitation (invited_by);

CREATE TABLE sign_in (
    token BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
    member BLOB NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    begun INTEGER NOT NULL CHECK (begun >= 0),
    last_seen INTEGER NOT NULL CHECK (last_seen >= begun)
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_member ON sign_in (member);
CREATE INDEX sign_in_last_seen ON sign_in (last_seen);
