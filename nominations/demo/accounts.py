"""The people of the demonstration. All are invented; their addresses lead nowhere."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from nominations.people.allauth_adapter import DEMO_PASSWORD
from nominations.people.models import User

DOMAIN = "demo.example"


@dataclass(frozen=True)
class Account:
    """``can`` says in Japanese and in English what the account is for."""

    key: str
    name: str
    section: str
    can: tuple[str, str]

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


MEMBER = (
    "審査委員：今年度の推薦を読み、採点する",
    "member: reads and scores the round of this year",
)
ACCOUNTS = (
    Account(
        "secretariat",
        "若葉 さくら",
        "事務局",
        (
            "事務局：資格の確認、回の設定、決定案、公表",
            "secretariat: screens, sets up rounds, drafts the resolution, publishes",
        ),
    ),
    Account(
        "secretariat2",
        "青葉 つかさ",
        "事務局",
        (
            "事務局（二人目）：ほかの担当者が準備した公表を確定する",
            "secretariat, second person: confirms the publication that the first has prepared",
        ),
    ),
    Account(
        "ministry",
        "霞 一郎",
        "総務省（実演用）",
        ("主催者（総務省）：決定案を承認する", "host (ministry): approves the resolution"),
    ),
    Account(
        "clair",
        "麹町 京子",
        "自治体国際化協会（実演用）",
        ("主催者（協会）：決定案を承認する", "host (CLAIR): approves the resolution"),
    ),
    Account(
        "chair",
        "山吹 悠子",
        "見本大学名誉教授",
        ("委員長：採点し、進み具合を見る", "chair of the committee: scores, sees the progress"),
    ),
    Account("member1", "浅葱 直人", "見本新聞社論説委員", MEMBER),
    Account(
        "member2",
        "常盤 みどり",
        "見本国際交流財団理事",
        (
            "審査委員：1件について回避している",
            "member: recused from one nomination",
        ),
    ),
    Account("member3", "藍 光太郎", "見本市前市長", MEMBER),
    Account(
        "member4",
        "紅林 あかね",
        "作家",
        ("審査委員：まだ採点を始めたばかり", "member: has only begun to score"),
    ),
    Account(
        "gunma",
        "榛名 由紀",
        "群馬県国際課",
        (
            "群馬県の担当者：次の回の推薦を書き、提出する",
            "officer of Gunma: nominates in the next round",
        ),
    ),
    Account(
        "sendai",
        "広瀬 健",
        "仙台市交流政策課",
        (
            "仙台市の担当者：次の回の推薦を書き、提出する",
            "officer of Sendai: nominates in the next round",
        ),
    ),
    Account(
        "admin",
        "管理 守",
        "システム担当",
        (
            "管理者：管理画面 /admin/（通知メールもここで読める）",
            "operator: the back office /admin/, where notifications can be read",
        ),
    ),
)


def enter() -> dict[str, User]:
    """Everyone by key. The password is hashed once: hashing is meant to be slow."""
    password = make_password(DEMO_PASSWORD)
    return {
        account.key: User.objects.create(
            email=account.email,
            name=account.name,
            section=account.section,
            password=password,
            is_staff=account.key == "admin",
            is_superuser=account.key == "admin",
        )
        for account in ACCOUNTS
    }


def exist() -> bool:
    return User.objects.filter(email__endswith=f"@{DOMAIN}").exists()


def table() -> list[str]:
    """What is printed at each start."""
    lines = [f"パスワードは全て {DEMO_PASSWORD} です（password of every account: {DEMO_PASSWORD}）"]
    for account in ACCOUNTS:
        lines += [f"  {account.email:27}{account.can[0]}", f"  {'':27}{account.can[1]}"]
    return lines
