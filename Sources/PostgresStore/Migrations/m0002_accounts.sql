-- Who the team is: the founding, the signed membership list, members with what recognises them, invitations and sign-ins.
-- Secrets the server must read again are encrypted under the key file, which is not in here.

CREATE TABLE demonstration (
    one bigint PRIMARY KEY CHECK (one = 1)
);

CREATE TABLE installation (
    one bigint PRIMARY KEY CHECK (one = 1),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    return_code_salt bytea NOT NULL CHECK (octet_length(return_code_salt) = 16),
    root_hash bytea NOT NULL CHECK (octet_length(root_hash) = 32)
);

CREATE TABLE set_up (
    one bigint PRIMARY KEY CHECK (one = 1),
    token bytea NOT NULL CHECK (octet_length(token) = 32),
    expires bigint NOT NULL CHECK (expires >= 0)
);

CREATE TABLE member (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
    name text NOT NULL CHECK (length(name) BETWEEN 3 AND 32),
    -- The name in lower case: names that differ in case only are one name. Ordered and lowered by bytes, whatever the
    -- language of the database.
    name_key text COLLATE "C" NOT NULL UNIQUE CHECK (name_key = lower(name COLLATE "C")),
    display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
    role text NOT NULL CHECK (role IN ('coordinator', 'shift-lead', 'counsellor', 'researcher', 'privacy-officer')),
    state text NOT NULL CHECK (state IN ('enrolled', 'admitted', 'suspended', 'removed')),
    salt bytea NOT NULL CHECK (octet_length(salt) = 16),
    iterations bigint NOT NULL CHECK (iterations >= 600000),
    verifier bytea NOT NULL CHECK (octet_length(verifier) = 32),
    -- nonce(12), the secret, tag(16).
    sealed_share bytea NOT NULL CHECK (octet_length(sealed_share) = 60),
    sealed_code_secret bytea NOT NULL CHECK (octet_length(sealed_code_secret) = 48),
    last_code_step bigint NOT NULL CHECK (last_code_step >= 0),
    wrapped bytea NOT NULL CHECK (octet_length(wrapped) BETWEEN 1 AND 2048)
);

CREATE TABLE statement (
    number bigint PRIMARY KEY CHECK (number >= 0),
    bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 1024),
    signature bytea NOT NULL CHECK (octet_length(signature) = 64)
);

-- No foreign key: the recovery member has a team key but no account.
CREATE TABLE team_key (
    member bytea NOT NULL CHECK (octet_length(member) = 16),
    team_epoch bigint NOT NULL CHECK (team_epoch >= 1),
    sealed bytea NOT NULL CHECK (octet_length(sealed) = 178),
    PRIMARY KEY (member, team_epoch)
);

CREATE TABLE invitation (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
    role text NOT NULL CHECK (role IN ('coordinator', 'shift-lead', 'counsellor', 'researcher', 'privacy-officer')),
    invited_by bytea NOT NULL REFERENCES member (id),
    token bytea NOT NULL CHECK (octet_length(token) = 32),
    sealed_secret bytea NOT NULL CHECK (octet_length(sealed_secret) = 113),
    expires bigint NOT NULL CHECK (expires >= 0),
    member bytea UNIQUE REFERENCES member (id),
    hpke_public bytea CHECK (octet_length(hpke_public) = 65),
    signing_public bytea CHECK (octet_length(signing_public) = 65),
    mac bytea CHECK (octet_length(mac) = 32),
    CHECK ((member IS NULL) = (hpke_public IS NULL)),
    CHECK ((member IS NULL) = (signing_public IS NULL)),
    CHECK ((member IS NULL) = (mac IS NULL))
);
CREATE INDEX invitation_invited_by ON invitation (invited_by);

CREATE TABLE sign_in (
    token bytea PRIMARY KEY CHECK (octet_length(token) = 32),
    member bytea NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    begun bigint NOT NULL CHECK (begun >= 0),
    last_seen bigint NOT NULL CHECK (last_seen >= begun)
);
CREATE INDEX sign_in_member ON sign_in (member);
CREATE INDEX sign_in_last_seen ON sign_in (last_seen);
