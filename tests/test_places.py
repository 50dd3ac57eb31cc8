"""Mentions of places: which names count, and for which division they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linear_work import is_linear

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.places import find_places
from luoshi.gazetteer import by_name, division, divisions
from luoshi.models import Place
from luoshi.text import fold

SICHUAN, NEIJIANG, BAZHONG, YIBIN, CHENGDU = "510000", "511000", "511900", "511500", "510100"
CHONGQING, SHANDONG, BEIJING, ANHUI, QINGHAI = "500000", "370000", "110000", "340000", "630000"


def places(text: str, jurisdiction: str | None = None, year: int | None = None) -> tuple[Place, ...]:
    return find_places(text, fold(text), jurisdiction=jurisdiction, lexicons=packaged(), year=year, reasons=True)


def found(text: str, jurisdiction: str | None = None) -> str:
    return " ".join(f"{place.text}={place.code}" for place in places(text, jurisdiction))


FULL = [
    ("支持内江市建设综合交通枢纽", None, "内江市=511000", "full name of a city"),
    ("支持平昌县、通江县与毗邻的达州市区(县)搭建平台", BAZHONG,
     "平昌县=511923 通江县=511921 达州市=511700", "list of full names"),
    ("与重庆市江北区等友城深化合作", BAZHONG, "重庆市江北区=500105", "outer and inner name are one mention"),
    ("在四川省内江市东兴区开展试点", None, "四川省内江市东兴区=511011", "three levels are one mention"),
    ("改造提升巴州区钟鼓楼街", BAZHONG, "巴州区=511902", "a full name in front of a street counts"),
    ("规划建设叙永县石厢子红色小镇", YIBIN, "叙永县=510524", "a full name in front of a facility counts"),
    ("沱江内江段及内江市境内天然河流", NEIJIANG, "内江=511000 内江市=511000", "short before 段, full before 境内"),
    ("高县、筠连县、屏山县联动发展", YIBIN,
     "高县=511525 筠连县=511527 屏山县=511529", "two-character county at the clause's head"),
    ("支持高县建设茧丝绸基地", YIBIN, "高县=511525", "two-character county after a verb"),
    ("由济南市政府、青岛市政府牵头", SHANDONG, "济南市=370100 青岛市=370200", "governments of other divisions"),
    ("凉山州、甘孜州清洁能源基地", SICHUAN,
     "凉山州=513400 甘孜州=513300", "short form with class word works as a full name"),
    ("支持北川县发展羌绣", SICHUAN, "北川县=510726", "everyday form of an autonomous county"),
    ("对口支援阿坝藏族羌族自治州", SICHUAN, "阿坝藏族羌族自治州=513200", "long official name"),
    ("香港特别行政区和澳门特别行政区", None, "香港特别行政区=810000 澳门特别行政区=820000", "special regions"),
    ("支持务川自治县、道真自治县发展", "520300", "务川自治县=520326 道真自治县=520325", "abridged autonomous counties"),
    ("打造成都市域轨道网", CHENGDU, "成都市=510100", "市域 keeps the class word"),
    ("成都市民政部门", NEIJIANG, "成都市=510100", "民政 is a word of its own"),
    ("引进北京市场化基金", NEIJIANG, "北京=110000", "市 belongs to 市场化"),
    ("广大成都市民受益", NEIJIANG, "成都=510100", "市 belongs to 市民"),
    ("实施四川省级重点项目", NEIJIANG, "四川=510000", "省 belongs to 省级"),
    ("建强平昌县域经济", BAZHONG, "平昌=511923", "县 belongs to 县域"),
]

OWN = [
    ("中共内江市委关于推动融入的决定", NEIJIANG, "", "the issuer's party committee"),
    ("内江市人民政府印发", NEIJIANG, "", "the issuer's government"),
    ("内江市第八届人民代表大会", NEIJIANG, "", "the issuer's congress"),
    ("由内江市发展和改革委员会负责解释", NEIJIANG, "", "the issuer's department"),
    ("内江市财政局安排资金", NEIJIANG, "", "the issuer's bureau"),
    ("由内江市人民政府与自贡市人民政府签署", NEIJIANG, "自贡市=510300", "the other government counts"),
    ("内江市加快建设川渝合作中心", NEIJIANG, "内江市=511000", "the issuer as a place, before a verb"),
    ("内江市中心城区面积扩大", NEIJIANG, "内江市=511000", "中心城区 is no organ"),
    ("依据《内江市城市总体规划》推进", NEIJIANG, "", "inside a document's title"),
    ("落实《关于支持四川、重庆加快建设的意见》,推动四川发展", NEIJIANG, "四川=510000", "only outside the title"),
]

SHORT = [
    ("推动成都至宜宾高速公路建设", NEIJIANG, "成都=510100 宜宾=511500", "both ends of a road"),
    ("内江至大足高速公路", NEIJIANG, "内江=511000 大足=500111", "county next door at a road's end"),
    ("乐山经资中至铜梁高速公路前期工作", NEIJIANG, "乐山=511100 资中=511025 铜梁=500151", "a route with three stops"),
    ("争取银川—汉中—巴中—南充—重庆高铁纳入规划", BAZHONG,
     "银川=640100 汉中=610700 巴中=511900 南充=511300 重庆=500000", "a route by dashes"),
    ("推动通江—宣汉—开州高速公路", BAZHONG,
     "通江=511921 宣汉=511722 开州=500154", "counties of two provinces on one route"),
    ("江油、三台等通用机场", SICHUAN, "江油=510781 三台=510722", "a list that shares a general class"),
    ("加快济南、青岛、临沂国家物流枢纽建设", SHANDONG,
     "济南=370100 青岛=370200 临沂=371300", "the list shares the facility"),
    ("济南和青岛国家骨干冷链物流基地", SHANDONG, "济南=370100 青岛=370200", "joined by 和"),
    ("加大与成都、重庆自贸区交流", NEIJIANG, "成都=510100 重庆=500000", "joined by 、"),
    ("开展沱江内江段治理", NEIJIANG, "内江=511000", "段"),
    ("实施内江沱江流域文化生态带保护", NEIJIANG, "内江=511000", "a river's name follows"),
    ("实施大规模绿化内江行动", NEIJIANG, "内江=511000", "object of a verb"),
    ("开工建设通江27万千瓦风电场", BAZHONG, "通江=511921", "a number follows: mere description"),
    ("推进平昌抽水蓄能前期工作", BAZHONG, "平昌=511923", "mere description"),
    ("启动平昌通用机场前期工作", BAZHONG, "平昌=511923", "a general class of airport"),
    ("依托巴中位于成渝北上通道的优势", BAZHONG, "巴中=511900", "verb follows"),
    ("提升南江、通江、平昌市域副中心能级", BAZHONG, "南江=511922 通江=511921 平昌=511923", "counties of the issuer"),
    ("立足内江实际", NEIJIANG, "内江=511000", "实际"),
    ("集中精力做好内江的事情", NEIJIANG, "内江=511000", "的"),
    ("让更多优质产品走出巴中。", BAZHONG, "巴中=511900", "end of the sentence"),
    ("学习浙江“千万工程”经验", BAZHONG, "浙江=330000", "a quotation follows"),
    ("落地山东。", SHANDONG, "山东=370000", "issuer's own short name"),
    ("把握省委“支持广元、巴中建设重要门户枢纽”机遇", BAZHONG, "广元=510800 巴中=511900", "a quoted sentence is read"),
    ("承接成都生物医药、轻工器械等产业", BAZHONG, "成都=510100", "an industry follows"),
    ("支持通江争创全国示范区", BAZHONG, "通江=511921", "verb with a zone as its object"),
    ("畅通四川至北部湾通道", NEIJIANG, "四川=510000", "bay is no division"),
    ("建成投运巴州艾瑞科电子集成电路板项目", BAZHONG, "巴州=511902", "a firm follows, no facility"),
    ("金沙江宜宾至水富段航道", YIBIN, "宜宾=511500 水富=530681", "two provinces, one waterway"),
    ("与上海、南京等地医院合作", "321200", "上海=310000 南京=320100", "等地"),
    ("黄山、池州、安庆、宣城等市联动", ANHUI,
     "黄山=341000 池州=341700 安庆=340800 宣城=341800", "an ambiguous word in a list"),
    ("支持西昌、会理创建全省县域强县", SICHUAN,
     "西昌=513401 会理=513425", "counties of the province, one renamed later"),
    ("汝城沙洲村入选全国示范案例", "431000", "汝城=431026", "county before its village"),
    ("推动四川内江建设", None, "四川内江=511000", "short chain is one mention"),
    ("与浙江安吉开展合作", NEIJIANG, "浙江安吉=330523", "far county after its province"),
    ("携手青浦、吴江提升合作", "330400", "青浦=310118 吴江=320509", "counties next door"),
    ("深化与香港、澳门合作", None, "香港=810000 澳门=820000", "special regions by short name"),
    ("支持甘孜发展文旅", "513300", "甘孜=513300", "the prefecture, not its county"),
    ("谱写中国式现代化来宾篇章", "451300", "来宾=451300", "an ordinary word that is the issuer's own name"),
    ("谱写中国式现代化来宾篇章", "450000", "", "the same word for the province"),
    ("推动天门高质量发展", "429006", "天门=429006", "county directly under its province"),
    ("长江天门山段、香港同胞", "340000", "香港=810000", "the same word as a mountain"),
    ("沿海城市发展,汝城跻身百强", "431000", "汝城=431026", "verb of ranking"),
    ("全面链上大合肥，围绕合肥整车企业", "341500", "合肥=340100 合肥=340100", "大 before a name"),
]

YUNNAN, GANSU, LIAONING, CHENZHOU = "530000", "620000", "210000", "431000"

# What a name that is an ordinary word, or part of two, needs; lists and routes of scanned texts.
SET_OFF = [
    ("建设安宁 - -楚雄 、 保山 - -龙陵等公路", YUNNAN,
     "安宁=530181 楚雄=532300 保山=530500 龙陵=530523", "spaces around the marks of a scan"),
    ("推进水富至宜宾航道整治", YUNNAN, "水富=530681 宜宾=511500", "a route"),
    ("支持水富建设港口", YUNNAN, "水富=530681", "no word of its own: enough that it is set off in its province"),
    ("支持水富建设港口", SHANDONG, "", "not in another province"),
    ("与丽水富乐德公司合作", "331100", "", "the end of one name and the start of another"),
    ("让边疆安宁有保障", YUNNAN, "", "an ordinary word is no place, even in its province"),
    ("洮河定西段获评美丽河湖", GANSU, "定西=621100", "the reach of a river"),
    ("嘉禾发展绿色铸造", CHENZHOU, "嘉禾=431024", "subject of its own clause"),
    ("桂东发展避暑康养", CHENZHOU, "桂东=431027", "what it develops is no part of its name"),
    ("郴州发展集团完成重组", CHENZHOU, "", "a company"),
    ("为辽宁振兴发展作出贡献", LIAONING, "辽宁=210000", "振兴 is a word here, no district of Dandong"),
    ("甘肃合作发展的朋友圈", GANSU, "甘肃=620000", "合作 is a word here, no county of Gannan"),
    ("广州白云站建成", "440100", "", "a station"),
    ("抓好榆中山洪灾后重建", "620100", "榆中=620123", "a flood in the mountains is no mountain's name"),
    ("前进道路不可能一马平川", "620400", "", "an idiom"),
    ("宜州至上林、至都安高速公路", "451200", "宜州=451203 上林=450125 都安=451228", "、至 goes on with the route"),
    ("西南油气田泸县页岩气", "510500", "泸县=510521", "two characters that no other word holds"),
    ("提高县域综合承载能力", YIBIN, "", "two characters that other words hold"),
]


PROPER = [
    ("研究论证布局内江机场", NEIJIANG, "", "airport"),
    ("推动内江北站扩容改造", NEIJIANG, "", "station"),
    ("加快内江国际物流港建设", NEIJIANG, "", "logistics port"),
    ("建设平昌石龙门化工园区", BAZHONG, "", "park"),
    ("推进巴中曾口—金堂化工园区", BAZHONG, "", "park named by two towns with a dash"),
    ("支持巴中经济开发区建设", BAZHONG, "", "development zone"),
    ("巴中经开区医美器械生产", BAZHONG, "", "development zone, short"),
    ("巴州区、恩阳区、巴中经开区统筹", BAZHONG, "巴州区=511902 恩阳区=511903", "after full names nothing is shared"),
    ("打响南江黄羊、通江银耳等品牌", BAZHONG, "", "products"),
    ("做强内江黑猪、资中血橙", NEIJIANG, "", "products"),
    ("推动四川银行巴中分行开业", BAZHONG, "", "bank and its branch"),
    ("组建山东未来网络研究院", SHANDONG, "", "institute"),
    ("济南国家新一代人工智能创新发展试验区", SHANDONG, "", "trial zone"),
    ("深化济南-青岛人工智能创新应用先导区建设", SHANDONG, "", "two names joined by a hyphen in one zone's name"),
    ("支持内江荣昌国家农业高新技术产业示范区", NEIJIANG, "", "two names without a joint"),
    ("培育“成都造”“内江造”产品", NEIJIANG, "", "brand in quotation marks"),
    ("打造“爱山东”政务平台", SHANDONG, "", "application"),
    ("数字山东标准提升工程", SHANDONG, "", "programme"),
    ("建设更高水平的平安巴中、法治巴中", BAZHONG, "", "programmes in a list"),
    ("推进美丽四川建设", SICHUAN, "", "programme"),
    ("实施绿色铜仁建设", "520600", "", "programme with 建设"),
    ("打响“山水画廊·秀美巴中”品牌", BAZHONG, "", "slogan"),
    ("建设沱江(内江)生态廊道", NEIJIANG, "", "name in brackets"),
    ("中国（四川）自由贸易试验区", SICHUAN, "", "name in full-width brackets"),
    ("金华（义乌）中欧班列集结中心", "330000", "", "name with an aside"),
    ("海南自由贸易港建设", None, "", "free-trade port"),
    ("上海合作组织峰会", None, "", "international body"),
    ("筹办北京冬奥会", None, "", "games"),
    ("新疆生产建设兵团", None, "", "corps"),
    ("复旦大学义乌研究院", "330000", "", "institute of a university"),
    ("支持淮南联合大学发展", "340400", "", "university named with a word that may be a verb"),
    ("贺州第三高级中学新校区", "451100", "", "numbered school"),
    ("青海高等研究院揭牌", QINGHAI, "", "等 inside 高等 does not end the phrase"),
    ("贵阳都市圈发展规划", "520000", "", "metropolitan area"),
    ("翔安新城公建设施", "350200", "", "new town"),
    ("泸州老窖、五粮液等名酒", YIBIN, "", "firm"),
    ("成宜昭高速公路、内自泸、成渝", NEIJIANG, "", "one-character compounds"),
    ("川南、川东北、渝西地区", NEIJIANG, "", "regions"),
    ("中山路、南京东路、北京路改造", None, "", "streets"),
    ("规划研究绵阳西、绵阳南等综合客运枢纽", SICHUAN, "", "stations named by a direction"),
    ("加快青岛二中、青岛五十八中新校区建设", SHANDONG, "", "numbered schools"),
    ("支持北川5G网联无人机应用示范基地", SICHUAN, "", "a number that is part of the name"),
    ("内江软件与信息技术服务外包产业园", NEIJIANG, "", "与 inside the name of a park"),
    ("绵阳·华为数字经济创新中心", SICHUAN, "", "middle dot"),
    ("推动遵义·珠海经贸大通道高效运行", "520300", "", "two names joined by a middle dot"),
    ("推广“内江城市大脑”应用", NEIJIANG, "", "system in quotation marks"),
    ("擦亮“学在内江”教育品牌", NEIJIANG, "", "brand that ends in the name"),
    ("成立推动内江全面融入双城经济圈建设领导小组", NEIJIANG, "", "the name of a body that is set up"),
    ("成立绵阳市深度参与双城经济圈建设领导小组", "510700", "", "the same with the full name"),
    ("局长刘青川表示,要加快建设", SICHUAN, "", "a person's name"),
    ("重庆高架路、辽阳快速路通车", SHANDONG, "", "streets named after other cities"),
    ("贺州市人民医院、北京大学", "451100", "贺州市=451100", "full name counts, university does not"),
]

TRAPS = [
    ("建成汉巴南铁路", CHONGQING, "", "巴南 in 汉巴南"),
    ("成渝中部地区", CHONGQING, "", "渝中 in 成渝中部"),
    ("成渝地区双城经济圈", None, "", "双城"),
    ("深化区域合作、合作市场", "620000", "", "合作"),
    ("构建陆海大通道、大通关", QINGHAI, "", "大通"),
    ("主城区、新城区、老城区改造", SICHUAN, "", "城区"),
    ("保护石龙岩景区", "440000", "", "石龙"),
    ("建设三台机组、三台车", SICHUAN, "", "三台 as a number"),
    ("通江达海、江海联运", BAZHONG, "", "通江 as a verb"),
    ("在最高县级层面统筹", YIBIN, "", "高县"),
    ("提高县域承载力", YIBIN, "", "高县 in 提高县域"),
    ("培育新兴产业、未来产业", "445300", "", "新兴"),
    ("维护世界和平、促进和平发展", "120101", "", "和平"),
    ("发展朝阳产业", BEIJING, "", "朝阳"),
    ("保护海洋资源、矿产资源", "450329", "", "资源"),
    ("全面振兴、共同富裕", "230200", "", "振兴, 富裕"),
    ("公安机关会同有关部门", "420000", "", "公安, 会同"),
    ("适应城市发展、沿海城市", "420000", "", "应城市, 海城市"),
    ("投资中国、投资兴业", NEIJIANG, "", "资中, 资兴"),
    ("创新平台、创新和完善机制", "530000", "", "新平, 新和"),
    ("高水平安全、平安建设", QINGHAI, "", "平安"),
    ("搬迁安置、稳定安全", "130000", "", "迁安, 定安"),
    ("基金安全、资金水平", "340000", "", "金安, 金水"),
    ("共同努力、同心同德", "640000", "", "同心, 同德"),
    ("县级以上林业主管部门", "450000", "", "上林"),
    ("示范县、模范县创建", "410000", "", "范县"),
    ("健康县城、小康县", "620000", "", "康县"),
    ("城市和县级人民政府", ANHUI, "", "和县"),
    ("入海口、出海口综合整治", "460000", "", "海口"),
    ("长治久安、平安顺利", "140000", "", "长治, 安顺"),
    ("大理石产业、伟大理想", "530000", "", "大理"),
    ("珠江西岸、湘江西岸", "440000", "", "江西"),
    ("黄河南岸、黄河北岸", "410000", "", "河南, 河北"),
    ("太行山西麓、中山东路", "140000", "", "山西, 山东"),
    ("文山会海、天下大同", "530000", "", "文山, 大同"),
    ("真金白银、黄金白银", "620000", "", "白银"),
    ("隆重庆祝建党节日", CHONGQING, "", "重庆"),
    ("施用复合肥料", ANHUI, "", "合肥"),
    ("三江平原、江汉平原", None, "", "平原"),
    ("中国共和国、共和制", QINGHAI, "", "共和"),
    ("保护珠江、长江干流", "330000", "", "江干"),
    ("孙中山先生、中山陵", "440000", "", "中山"),
    ("推广东部经验、推广西部做法", "440000", "", "广东, 广西 in 推广"),
    ("天山南北万众一心", "650000", "", "天山"),
    ("印度洋和平区", None, "", "和平区"),
    ("各族人民、全州各族群众", "513400", "", "全州 as the whole prefecture"),
    ("巢湖流域、太湖流域治理", ANHUI, "", "lakes"),
]

RESOLVED = [
    ("鼓楼区、玄武区先行", "320100", "鼓楼区=320106 玄武区=320102", "the issuer's own district"),
    ("鼓楼区先行", "350100", "鼓楼区=350102", "the same name in another city"),
    ("南京市鼓楼区先行", "350100", "南京市鼓楼区=320106", "outer name wins over the issuer"),
    ("鼓楼区先行", None, "鼓楼区=None", "nothing tells: ambiguous"),
    ("福建：福州市（鼓楼区、台江区）", None,
     "福建=350000 福州市=350100 鼓楼区=350102 台江区=350103", "the heading before it tells"),
    ("海淀区、朝阳区", BEIJING, "海淀区=110108 朝阳区=110105", "Beijing"),
    ("东城、西城、朝阳、海淀", BEIJING,
     "东城=110101 西城=110102 朝阳=110105 海淀=110108", "district words in a list at home"),
    ("支持铁岭、朝阳发展", "210000", "铁岭=211200 朝阳=211300", "Liaoning's city"),
    ("支持吉林、黑龙江发展", None, "吉林=220000 黑龙江=230000", "province before city"),
    ("支持吉林市发展", "220000", "吉林市=220200", "full name of the city"),
    ("海南、海北、海西州", QINGHAI,
     "海南=460000 海北=632200 海西州=632800", "a province's short name stays the province"),
    ("推动内江市市中区、东兴区协调发展", NEIJIANG,
     "内江市市中区=511002 东兴区=511011", "generic district after its city"),
    ("支持市中区、犍为县建设", "511100", "市中区=511102 犍为县=511123", "generic district at home"),
    ("支持攀枝花市东区转型", SICHUAN, "攀枝花市东区=510402", "东区 only after its city"),
    ("建设东区和西区两个片区", "510400", "", "东区 alone is no name"),
    ("支持郫县建设", CHENGDU, "郫县=510117", "former name, code of today's district"),
    ("支持会理市建设", SICHUAN, "会理市=513425", "later name, code of 2020"),
    ("支持玉树、海东发展", QINGHAI, "玉树=632700 海东=630200", "prefecture before its county"),
]

NAMES = [
    ("省财政厅、湖北银保监局、湖北农担公司、湖北银行", "420000", "", "bodies by name"),
    ("推动悦来新城和万州区、璧山区开展试点", "500000", "万州区=500101 璧山区=500120",
     "a list's first word inside a word"),
    ("推进贵州绿色算力(安顺)基地建设", "520400", "", "a name around a bracket"),
    ("把青岛蓝谷建设成海洋算谷", "370200", "", "a valley by name"),
    ("融入山东算网、全国算力网", "370000", "", "a network by name"),
    ("干出滨州加速度", "371600", "", "a coined word"),
    ("责任单位:市财政局、市科技局,崂山区政府、城阳区政府", None, "崂山区=370212 城阳区=370214",
     "who is charged is not the issuer"),
]

CASES = NAMES + FULL + OWN + SHORT + SET_OFF + PROPER + TRAPS + RESOLVED


@pytest.mark.parametrize(("text", "jurisdiction", "expected", "why"), CASES)
def test_mentions(text: str, jurisdiction: str | None, expected: str, why: str) -> None:
    assert found(text, jurisdiction) == expected, why


def test_an_ambiguous_mention_keeps_its_candidates() -> None:
    (place,) = places("鼓楼区先行")
    assert place.code is None
    assert place.candidates == ("320106", "320302", "350102", "410204")
    assert "4 divisions" in str(place.reasons)


def test_the_jurisdiction_is_inferred_from_the_text() -> None:
    text = "南京市人民政府关于印发方案的通知\n一、鼓楼区先行先试。\n南京市人民政府"
    assert [p.code for p in places(text) if p.text == "鼓楼区"] == ["320106"]


def test_a_word_counts_where_the_text_has_the_full_name() -> None:
    assert found("安居区加快发展。支持安居创建示范县。", "510900") == "安居区=510904 安居=510904"
    assert found("建设安居工程。", "510900") == ""


def test_the_year_decides_between_namesakes() -> None:
    assert [p.code for p in places("莱芜市发展", "370000", 2015)] == ["370116"]
    assert [p.code for p in places("巢湖市发展", "340000", 2020)] == ["340181"]


@pytest.mark.parametrize("name", ["济南", "青岛", "烟台"])
def test_full_and_half_width_punctuation_read_alike(name: str) -> None:
    for wide, narrow in (("，", ","), ("；", ";"), ("（", "("), ("：", ":")):
        assert [p.text for p in places(f"支持{name}{wide}加快")] == [p.text for p in places(f"支持{name}{narrow}加快")]


def test_a_long_list_is_read_in_linear_time() -> None:
    text = "内江、自贡、" * 2_000
    assert len(places(text, SICHUAN)) == 4_000
    assert is_linear(lambda text: places(text, SICHUAN), "内江、自贡、")


def check(text: str, jurisdiction: str | None) -> None:
    end = 0
    for place in places(text, jurisdiction):
        assert end <= place.start < place.end <= len(text)
        assert text[place.start:place.end] == place.text
        assert place.id == f"l-{place.start}-{place.end}"
        assert (place.code is None) == bool(place.candidates)
        assert place.code is None or division(place.code) is not None
        end = place.end


@given(st.text(max_size=200), st.sampled_from([None, "511000", "000000", "not a code"]))
def test_never_raises_on_any_text(text: str, jurisdiction: str | None) -> None:
    check(text, jurisdiction)


NAMES = sorted({name for d in divisions() for name in (d.name, *d.short)})
GLUE = [*"、至—和，市区（）“”《》的\n", "", "支持", "机场", "建设"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES) | st.sampled_from(GLUE), max_size=40), st.sampled_from(["511000", None]))
def test_shuffled_names_keep_the_rules_of_spans(parts: list[str], jurisdiction: str | None) -> None:
    check("".join(parts), jurisdiction)


PLANTED = sorted({d.name for d in divisions() if d.valid_to is None and len(d.name) > 3 and len(by_name(d.name)) == 1
                  and d.level == "prefecture"})


@given(st.lists(st.sampled_from(PLANTED), min_size=1, max_size=6, unique=True))
def test_planted_full_names_are_found_exactly(planted: list[str]) -> None:
    text = "会议要求,支持" + "、".join(planted) + "加快发展。"
    assert [p.text for p in places(text)] == planted
