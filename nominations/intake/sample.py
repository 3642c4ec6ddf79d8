"""A nomination as it might be filled in, for those who write their first. All of it is invented."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from awards.bilingual import Text
from awards.dossier.values import (
    Contact,
    Contacts,
    Partner,
    Partners,
    Recipient,
    Recipients,
    Region,
    Regions,
)
from awards.partial_dates import PartialDate
from nominations.intake.dossier import (
    Appeal,
    Appeals,
    Confirmation,
    Cover,
    NominationDossier,
    Past,
    Work,
)

# By the code of the criterion; a criterion of another code has no text here.
REASONS: Mapping[str, str] = {
    "ADV": "高校生が双方の川で同じ方法により水質を調べ、結果を両市の環境白書に載せる取組は、県内で初めてである。",
    "ORI": "両市を流れる川を題材とし、調査、演劇、給食を一つの学習にまとめた。教材は日独の教員が共同で作った。",
    "CON": "平成2年から毎年続いている。訪問できない年は、オンラインで調査の結果を報告し合った。",
    "ACT": "参加者は、初年の24人から令和7年度の310人に増えた。市内の高校6校の全てが参加している。",
    "COL": "市、教育委員会、高校、漁業協同組合、市民団体が実行委員会を作り、費用と役割を分担している。",
    "RES": "卒業生のうち12人が両市の環境の仕事に就いた。調査を基に、見本市は河川の清掃計画を改めた。",
}
BODY = "見本県"
PARTNER = 1


def sample(criteria: Iterable[tuple[str, Text]]) -> NominationDossier:
    """With a reason for each of the ``criteria``, which are given by code and name."""
    reasons = tuple(
        Appeal(criterion=n, name=name, text=REASONS.get(code, ""))
        for n, (code, name) in enumerate(criteria, start=1)
    )
    return NominationDossier(
        cover=Cover(
            rank=1,
            document_number="国第123号",
            document_date=PartialDate(2026, 7, 31),
            nominator="見本県知事　見本　太郎",
            desk_office="見本県国際課",
            desk_person="見本　花子",
            desk_tel="03-0000-0001",
            desk_email="kokusai@mihon.example",
        ),
        recipients=Recipients(
            rows=(
                Recipient(
                    name=Text("見本市"),
                    kana="みほんし",
                    kind="municipality",
                    representative="市長　見本　次郎",
                    prefecture="10",
                    home_municipality=Text("見本市"),
                ),
            )
        ),
        partners=Partners(
            rows=(
                Partner(
                    key=PARTNER,
                    name=Text("リンデン市"),
                    local_name="Linden",
                    kind="city",
                    country="DE",
                    agreement_kind=Text("姉妹都市"),
                    signed_on=PartialDate(1990, 10, 20),
                    agreement_owner=Text("見本市"),
                ),
            )
        ),
        work=Work(
            title="二つの川を結ぶ高校生の水質調査",
            started_year=PartialDate(1990),
            participants=310,
            collaborators="見本市教育委員会、見本漁業協同組合、リンデン市環境局",
            overview=(
                "見本市とリンデン市の高校生が、毎年6月に両市の川の20か所で水質を調べ、結果を共同で発表している。",
                "相互に10日間訪問し、家庭に滞在しながら、相手の川での調査に加わる。",
                "調査の結果は、両市の環境白書に掲載し、小学校の授業でも用いている。",
            ),
        ),
        appeals=Appeals(
            reasons="30年以上にわたり、若い世代が身近な川を通じて相手の市を知り、両市の施策にも生かされている。",
            rows=reasons,
        ),
        regions=Regions(
            rows=(
                Region(
                    name=Text("見本市"),
                    population=98_742,
                    as_of=PartialDate(2025, 4, 1),
                    basis="resident_register",
                    area_km2=Decimal("100.50"),
                    description=Text("県の中央に位置し、見本川の扇状地に開けたまち。果樹の栽培と精密機械の製造が盛んである。"),
                    source=Text("見本市統計書（令和7年版）"),
                ),
                Region(
                    partner=PARTNER,
                    name=Text("リンデン市"),
                    population=52_318,
                    as_of=PartialDate(2024, 12, 31),
                    basis="other",
                    area_km2=Decimal("45.20"),
                    description=Text("二つの川の合流点にある、大学と印刷業のまち。"),
                    source=Text("リンデン市統計局のウェブサイト"),
                ),
            )
        ),
        past=Past(past_awards="なし", press_coverage="見本新聞（令和7年6月15日）"),
        contacts=Contacts(
            rows=(
                Contact(
                    office=Text("見本市国際交流課"),
                    postal_code="000-0000",
                    address=Text("見本県見本市見本町1-1"),
                    tel="03-0000-0002",
                    email="koryu@mihon.example",
                ),
            )
        ),
        confirmation=Confirmation(
            confirms_consent=True, confirms_facts=True, confirms_authority=True
        ),
    )  # fmt: skip
