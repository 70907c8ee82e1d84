"""GitHub's issues, pull requests and gists as rendered by the server (to 2024), and issues as rendered by scripts."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="github",
    marks=(
        ".timeline-comment .js-comment-body",
        ".react-issue-comment",
        "[data-testid='issue-viewer-issue-container']",
    ),
    units=(
        ".js-comment-container .timeline-comment-group, .timeline-comment-group:has(> .timeline-comment),"
        " [data-testid='issue-viewer-issue-container'], .react-issue-comment"
    ),
    key=re.compile(r"^(?:issue|issuecomment|pullrequest|gistcomment|discussioncomment)-(\d+)$"),
    key_on="[data-testid='comment-header'][id]",
    keyless=re.compile(
        r"\btimeline-comment-group\b|\breact-issue-comment\b|\bIssueViewer-module__mainContainer"
    ),
    author=(
        ".timeline-comment-header-text .author",
        ".timeline-comment-header .author",
        "a[data-testid='issue-body-header-author']",
        "a[class*='IssueBodyHeaderAuthor-module__authorLoginLink']",
        "a[class*='ActivityHeader-module__AuthorLink']",
        "a[data-testid='avatar-link']",
    ),
    date=(".timeline-comment-header relative-time", "relative-time[datetime]"),
    body=(".js-comment-body", "[data-testid='issue-body-viewer'] .markdown-body", ".markdown-body"),
    skip=(
        ".timeline-comment-actions",
        ".timeline-comment-label",
        ".comment-reactions",
        ".js-minimize-comment",
    ),
    permalink=("a.js-timestamp", "a[href*='#issuecomment-']"),
    nesting="flat",
    is_forum=True,
    confidence=0.96,
)
