-- How much of its rate a chat has spent travels with its lane: only the one who has the lane sends to the chat.
alter table lane
    add column spent_second timestamptz not null default 'epoch',
    add column spent_minute timestamptz not null default 'epoch';

-- What all chats together have spent. Not worth a disk write: after a crash it starts anew, and Telegram's own answer still counts.
create unlogged table send_rate (
    id    int primary key check (id = 1),
    spent timestamptz not null
);
drop table rate_limit;
