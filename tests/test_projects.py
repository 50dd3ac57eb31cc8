"""Clauses and the projects in them: every rule with rows that fire and rows that must not."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.projects import find_projects
from luoshi.text import fold


def read(text: str, *, kind: str = "project", strength: str = "advance") -> list[str]:
    """The projects of a text that is one measure, as `text => name | type | stage`."""
    clause = SimpleNamespace(start=0, end=len(text), kind=kind, strength=strength)
    found = find_projects(text, fold(text), [clause], packaged())
    return [f"{p.text} => {p.name} | {p.type} | {p.stage}" for p in found]


# (clause, projects), in groups; the comment above a group says what its rows test.
CASES = [
    # who makes the thing stands in front of its verb and is no part of its name
    ("推动甲东库区城镇群建设农业绿色发展先行区", ["农业绿色发展先行区 => 农业绿色发展先行区 | zone | construction"]),
    # a list shares the head that stands behind its last member
    ("加快青峰、白石水库建设", ["青峰 => 青峰水库 | water | construction", "白石 => 白石水库 | water | construction"]),
    ("推进安州、平河通用机场前期工作", [
        "安州 => 安州通用机场 | airport | preliminary",
        "平河 => 平河通用机场 | airport | preliminary",
    ]),
    ("建设云岭、清溪高速公路", [
        "云岭 => 云岭高速公路 | expressway | construction",
        "清溪 => 清溪高速公路 | expressway | construction",
    ]),
    ("推动甲渡、乙渡大桥建设", ["甲渡 => 甲渡大桥 | road | construction", "乙渡 => 乙渡大桥 | road | construction"]),
    ("开工建设北岭、南岭抽水蓄能电站", [
        "北岭 => 北岭抽水蓄能电站 | energy | start",
        "南岭 => 南岭抽水蓄能电站 | energy | start",
    ]),
    ("建设济阳、临沧国家物流枢纽", [
        "济阳 => 济阳国家物流枢纽 | hub | construction",
        "临沧 => 临沧国家物流枢纽 | hub | construction",
    ]),
    ("推进江城、海城综合保税区建设", [
        "江城 => 江城综合保税区 | park | construction",
        "海城 => 海城综合保税区 | park | construction",
    ]),
    ("加快巴州、恩阳污水处理厂建设", [
        "巴州 => 巴州污水处理厂 | civic | construction",
        "恩阳 => 恩阳污水处理厂 | civic | construction",
    ]),
    ("建设南江50万吨、通江40万吨新型材料项目", [
        "南江50万吨 => 南江50万吨新型材料项目 | plant | construction",
        "通江40万吨 => 通江40万吨新型材料项目 | plant | construction",
    ]),
    ("推进沙河、石河、柳河国家湿地公园建设", [
        "沙河 => 沙河国家湿地公园 | ecology | construction",
        "石河 => 石河国家湿地公园 | ecology | construction",
        "柳河 => 柳河国家湿地公园 | ecology | construction",
    ]),
    ("加快宜城至武川、兰溪至通海高铁建设", [
        "宜城至武川 => 宜城至武川高铁 | railway | construction",
        "兰溪至通海 => 兰溪至通海高铁 | railway | construction",
    ]),
    ("推进东山、西山煤矿建设", [
        "东山 => 东山煤矿 | energy | construction",
        "西山 => 西山煤矿 | energy | construction",
    ]),
    ("加快平坦原、紫云山、魏家冲抽水蓄能、大别山电厂三期建设", [
        "平坦原 => 平坦原抽水蓄能 | energy | construction",
        "紫云山 => 紫云山抽水蓄能 | energy | construction",
        "魏家冲抽水蓄能 => 魏家冲抽水蓄能 | energy | construction",
        "大别山电厂三期 => 大别山电厂三期 | energy | construction",
    ]),
    # a class after 等 gives its noun to bare members
    ("推进绵遂内、雅眉乐等城际铁路前期工作", [
        "绵遂内 => 绵遂内城际铁路 | railway | preliminary",
        "雅眉乐 => 雅眉乐城际铁路 | railway | preliminary",
    ]),
    ("推动通江—宣汉—开州等高速公路建设", ["通江—宣汉—开州 => 通江—宣汉—开州高速公路 | expressway | construction"]),
    ("做好高桥、兰草、青龙嘴等大中型水库前期工作", [
        "高桥 => 高桥水库 | water | preliminary",
        "兰草 => 兰草水库 | water | preliminary",
        "青龙嘴 => 青龙嘴水库 | water | preliminary",
    ]),
    ("加快龙溪口、石龙岩等码头建设", [
        "龙溪口 => 龙溪口码头 | waterway | construction",
        "石龙岩 => 石龙岩码头 | waterway | construction",
    ]),
    ("积极推进三台经大英至犍为、盐亭至茂县等高速公路前期工作", [
        "三台经大英至犍为 => 三台经大英至犍为高速公路 | expressway | preliminary",
        "盐亭至茂县 => 盐亭至茂县高速公路 | expressway | preliminary",
    ]),
    ("加快柳林食品、秦岭医药等专业园区建设", [
        "柳林食品 => 柳林食品专业园区 | park | construction",
        "秦岭医药 => 秦岭医药专业园区 | park | construction",
    ]),
    ("培育壮大济阳、青州等物联网产业基地", [
        "济阳 => 济阳物联网产业基地 | park | upgrade",
        "青州 => 青州物联网产业基地 | park | upgrade",
    ]),
    ("推进会仙等5个国家湿地公园建设", ["会仙 => 会仙国家湿地公园 | ecology | construction"]),
    ("加快建设浪潮等9个标识解析二级节点", ["浪潮 => 浪潮标识解析二级节点 | digital | construction"]),
    ("搭建人口、健康、税务等行业分平台", [
        "人口 => 人口行业分平台 | digital | construction",
        "健康 => 健康行业分平台 | digital | construction",
        "税务 => 税务行业分平台 | digital | construction",
    ]),
    ("加快建设桂林至钟山等13条高速公路", ["桂林至钟山 => 桂林至钟山高速公路 | expressway | construction"]),
    ("推进绵安北等市到县快速通道建设", ["绵安北 => 绵安北快速通道 | road | construction"]),
    ("规划研究绵阳西、绵阳南等综合客运枢纽", [
        "绵阳西 => 绵阳西综合客运枢纽 | hub | study",
        "绵阳南 => 绵阳南综合客运枢纽 | hub | study",
    ]),
    ("做好万载至宜丰、樟树至丰城等天然气管道项目前期工作", [
        "万载至宜丰 => 万载至宜丰天然气管道 | energy | preliminary",
        "樟树至丰城 => 樟树至丰城天然气管道 | energy | preliminary",
    ]),
    ("开工大村至遵义、纳雍至六盘水等铁路", [
        "大村至遵义 => 大村至遵义铁路 | railway | start",
        "纳雍至六盘水 => 纳雍至六盘水铁路 | railway | start",
    ]),
    ("推进六枝、水城等化工园区建设", [
        "六枝 => 六枝化工园区 | park | construction",
        "水城 => 水城化工园区 | park | construction",
    ]),
    ("建成投产大湾、盘南等煤电项目", [
        "大湾 => 大湾煤电 | energy | completion",
        "盘南 => 盘南煤电 | energy | completion",
    ]),
    ("打造文武巷等一批休闲街区", ["文武巷 => 文武巷休闲街区 | civic | construction"]),
    # a class that only sorts the list gives nothing
    ("加快建成米仓大道、诺水大道、巴城过境环线等一级公路", [
        "米仓大道 => 米仓大道 | road | completion",
        "诺水大道 => 诺水大道 | road | completion",
        "巴城过境环线 => 巴城过境环线 | road | completion",
    ]),
    ("改造提升巴州区钟鼓楼街、南江宏帆金街等重点特色街区", [
        "巴州区钟鼓楼街 => 巴州区钟鼓楼街 | civic | upgrade",
        "南江宏帆金街 => 南江宏帆金街 | civic | upgrade",
    ]),
    ("加快建设米仓大道、诺水大道等重点项目", [
        "米仓大道 => 米仓大道 | road | construction",
        "诺水大道 => 诺水大道 | road | construction",
    ]),
    ("加快G347、S205、S209等国省干线提档升级项目建设", [
        "G347 => G347 | road | upgrade",
        "S205 => S205 | road | upgrade",
        "S209 => S209 | road | upgrade",
    ]),
    ("推进叙永北站、城东客运站等场站建设", [
        "叙永北站 => 叙永北站 | hub | construction",
        "城东客运站 => 城东客运站 | hub | construction",
    ]),
    ("高质量建设恩阳梦华录、云顶茶乡康养综合体等重点项目", [
        "恩阳梦华录 => 恩阳梦华录 | tourism | construction",
        "云顶茶乡康养综合体 => 云顶茶乡康养综合体 | tourism | construction",
    ]),
    ("推进安置房、青溪水厂等民生工程建设", ["青溪水厂 => 青溪水厂 | water | construction"]),
    ("竣工投产华彩电器、浙江景昇等项目", [
        "华彩电器 => 华彩电器 | plant | completion",
        "浙江景昇 => 浙江景昇 | plant | completion",
    ]),
    ("推动威马、诺思、拓普等在建项目加快建设", [
        "威马 => 威马 | plant | construction",
        "诺思 => 诺思 | plant | construction",
        "拓普 => 拓普 | plant | construction",
    ]),
    ("推进市中医医院城北院区、南溪山医院雁山院区等项目建设", [
        "市中医医院城北院区 => 市中医医院城北院区 | civic | construction",
        "南溪山医院雁山院区 => 南溪山医院雁山院区 | civic | construction",
    ]),
    ("加快临江国际物流港、临江综合保税区等开放平台建设", [
        "临江国际物流港 => 临江国际物流港 | hub | construction",
        "临江综合保税区 => 临江综合保税区 | park | construction",
    ]),
    ("高水平建设城东高新区、城西经开区两个国家级产业园区", [
        "城东高新区 => 城东高新区 | park | construction",
        "城西经开区 => 城西经开区 | park | construction",
    ]),
    # 和 and 及 part two things, not two words of one name
    ("加快推进盘兴高铁和官山机场建设", [
        "盘兴高铁 => 盘兴高铁 | railway | construction",
        "官山机场 => 官山机场 | airport | construction",
    ]),
    ("建设武引二期灌区和开茂水库", [
        "武引二期灌区 => 武引二期灌区 | water | construction",
        "开茂水库 => 开茂水库 | water | construction",
    ]),
    ("建设济阳和青州国家骨干冷链物流基地", [
        "济阳 => 济阳国家骨干冷链物流基地 | hub | construction",
        "青州 => 青州国家骨干冷链物流基地 | hub | construction",
    ]),
    ("推进新建市图书馆及市科技馆", [
        "市图书馆 => 市图书馆 | civic | construction",
        "市科技馆 => 市科技馆 | civic | construction",
    ]),
    ("完善安全态势感知和数据安全防护平台", [
        "安全态势感知和数据安全防护平台 => 安全态势感知和数据安全防护平台 | digital | upgrade",
    ]),
    ("建设大数据及新一代信息技术创新应用适配中心", [
        "大数据及新一代信息技术创新应用适配中心 => 大数据及新一代信息技术创新应用适配中心 | institution | construction",
    ]),
    ("加快建设川南公共卫生及临床医疗中心", [
        "川南公共卫生及临床医疗中心 => 川南公共卫生及临床医疗中心 | civic | construction",
    ]),
    ("实施良丰河及古柳运河生态保护和修复工程", [
        "良丰河及古柳运河生态保护和修复工程 => 良丰河及古柳运河生态保护和修复工程 | ecology | construction",
    ]),
    ("完成内昆铁路建设和昆明枢纽站改造", [
        "内昆铁路 => 内昆铁路 | railway | completion",
        "昆明枢纽站 => 昆明枢纽站 | hub | completion",
    ]),
    ("规划研究城市轨道交通和绵阳西、绵阳南等综合客运枢纽", [
        "绵阳西 => 绵阳西综合客运枢纽 | hub | study",
        "绵阳南 => 绵阳南综合客运枢纽 | hub | study",
    ]),
    ("建好临江人力资源服务产业园和中国国际人才市场(临江)分市场", [
        "临江人力资源服务产业园 => 临江人力资源服务产业园 | park | construction",
        "中国国际人才市场(临江)分市场 => 中国国际人才市场(临江)分市场 | civic | construction",
    ]),
    ("加快建设国家级“技能人才公共实训基地”和“甜城成渝地区人力资源市场”", [
        "国家级“技能人才公共实训基地” => 国家级“技能人才公共实训基地” | institution | construction",
        "“甜城成渝地区人力资源市场” => 甜城成渝地区人力资源市场 | institution | construction",
    ]),
    # quotation marks and brackets belong to the name
    ("建成投运“青适购”电商平台", ["“青适购”电商平台 => “青适购”电商平台 | digital | completion"]),
    ("加快“互联网+监管”平台建设", ["“互联网+监管”平台 => “互联网+监管”平台 | digital | construction"]),
    ("推动建设“星火链网”济阳超级节点", ["“星火链网”济阳超级节点 => “星火链网”济阳超级节点 | digital | construction"]),
    ("加快“城市大脑”建设", ["“城市大脑” => 城市大脑 | digital | construction"]),
    ("实施“宽带乡村”“掌上乡村”工程", [
        "“宽带乡村” => 宽带乡村 | digital | construction",
        "“掌上乡村”工程 => “掌上乡村”工程 | digital | construction",
    ]),
    ("加快建设“中国算谷”", ["“中国算谷” => 中国算谷 | park | construction"]),
    ("推进“天府森林粮库”建设", ["“天府森林粮库” => 天府森林粮库 | zone | construction"]),
    ("推进平(昌)仪(陇)高速、南(江)三(台)高速等项目前期工作", [
        "平(昌)仪(陇)高速 => 平(昌)仪(陇)高速 | expressway | preliminary",
        "南(江)三(台)高速 => 南(江)三(台)高速 | expressway | preliminary",
    ]),
    ("建成桂林荔浦保税物流中心(B型)", ["桂林荔浦保税物流中心(B型) => 桂林荔浦保税物流中心(B型) | park | completion"]),
    ("加快国家健康医疗大数据中心(北方)建设", [
        "国家健康医疗大数据中心(北方) => 国家健康医疗大数据中心(北方) | digital | construction",
    ]),
    ("建设中国(泸州)跨境电商综合试验区", [
        "中国(泸州)跨境电商综合试验区 => 中国(泸州)跨境电商综合试验区 | zone | construction",
    ]),
    ("争创国家新型工业化产业示范基地(大数据)", [
        "国家新型工业化产业示范基地(大数据) => 国家新型工业化产业示范基地(大数据) | zone | seek",
    ]),
    ("深入推进中国(四川)自由贸易试验区川南临港片区建设", [
        "中国(四川)自由贸易试验区川南临港片区 => 中国(四川)自由贸易试验区川南临港片区 | park | construction",
    ]),
    # full-width forms read like half-width ones
    ("推进平（昌）仪（陇）高速前期工作", ["平（昌）仪（陇）高速 => 平（昌）仪（陇）高速 | expressway | preliminary"]),
    ("建成张家河生态修复项目（一期）一二标段工程", [
        "张家河生态修复项目（一期）一二标段工程 => 张家河生态修复项目（一期）一二标段工程 | ecology | completion",
    ]),
    ("建成桂林荔浦保税物流中心（B型）", [
        "桂林荔浦保税物流中心（B型） => 桂林荔浦保税物流中心（B型） | park | completion",
    ]),
    ("加快济阳、临沂国家物流枢纽，济阳和青州国家骨干冷链物流基地建设", [
        "济阳 => 济阳国家物流枢纽 | hub | construction",
        "临沂 => 临沂国家物流枢纽 | hub | construction",
        "济阳 => 济阳国家骨干冷链物流基地 | hub | construction",
        "青州 => 青州国家骨干冷链物流基地 | hub | construction",
    ]),
    # a stretch belongs to its line
    ("推动成自宜高铁、川南城际铁路内自泸段建设", [
        "成自宜高铁 => 成自宜高铁 | railway | construction",
        "川南城际铁路内自泸段 => 川南城际铁路内自泸段 | railway | construction",
    ]),
    ("加快建成汉巴南高铁巴中至南充段", ["汉巴南高铁巴中至南充段 => 汉巴南高铁巴中至南充段 | railway | completion"]),
    ("着力推进隆黄铁路隆叙段扩能改造、叙永至毕节段建设", [
        "隆黄铁路隆叙段 => 隆黄铁路隆叙段 | railway | upgrade",
        "叙永至毕节段 => 隆黄铁路叙永至毕节段 | railway | construction",
    ]),
    ("推进渝昆高铁川渝段、云贵段建设", [
        "渝昆高铁川渝段 => 渝昆高铁川渝段 | railway | construction",
        "云贵段 => 渝昆高铁云贵段 | railway | construction",
    ]),
    ("推动南充过境高速东北段全幅贯通", ["南充过境高速东北段 => 南充过境高速东北段 | expressway | completion"]),
    ("扎实推进G212阆中段、S509蓬安段等国省干线项目", [
        "G212阆中段 => G212阆中段 | road | construction",
        "S509蓬安段 => S509蓬安段 | road | construction",
    ]),
    ("确保汉巴南铁路南充至巴中段上半年通车", [
        "汉巴南铁路南充至巴中段 => 汉巴南铁路南充至巴中段 | railway | completion",
    ]),
    ("推进长江干线泸渝段航道扩能提升", ["长江干线泸渝段航道 => 长江干线泸渝段航道 | waterway | upgrade"]),
    ("加快京台南段、济青中线智慧高速项目建设", [
        "京台南段 => 京台南段智慧高速 | expressway | construction",
        "济青中线 => 济青中线智慧高速 | expressway | construction",
    ]),
    # what is done is not in the name
    ("推进成渝客专达速提质改造", ["成渝客专 => 成渝客专 | railway | upgrade"]),
    ("推进成渝铁路成隆段扩能改造前期工作", ["成渝铁路成隆段 => 成渝铁路成隆段 | railway | preliminary"]),
    ("推动内江北站扩容改造", ["内江北站 => 内江北站 | hub | upgrade"]),
    ("推进内江南站提升改造", ["内江南站 => 内江南站 | hub | upgrade"]),
    ("扩建绵阳南郊机场", ["绵阳南郊机场 => 绵阳南郊机场 | airport | upgrade"]),
    ("规划实施云龙机场扩建工程", ["云龙机场扩建工程 => 云龙机场扩建工程 | airport | study"]),
    ("做好云岭东路改扩建", ["云岭东路 => 云岭东路 | road | upgrade"]),
    ("推动沱江白马至牛佛段航道等级由Ⅶ级向Ⅳ级提升前期工作", [
        "沱江白马至牛佛段航道 => 沱江白马至牛佛段航道 | waterway | preliminary",
    ]),
    ("力争宁洛高速改扩建提前通车", ["宁洛高速 => 宁洛高速 | expressway | completion"]),
    ("完成高坪机场改扩建", ["高坪机场 => 高坪机场 | airport | completion"]),
    ("推动南充现代物流园提质扩容", ["南充现代物流园 => 南充现代物流园 | hub | upgrade"]),
    ("推动农夫山泉梵净山工厂扩能", ["农夫山泉梵净山工厂 => 农夫山泉梵净山工厂 | plant | upgrade"]),
    # phases and sections stay in the name
    ("加快沙塘大道二期等项目建设", ["沙塘大道二期 => 沙塘大道二期 | road | construction"]),
    ("建成南充经开区污水处理厂二期", ["南充经开区污水处理厂二期 => 南充经开区污水处理厂二期 | civic | completion"]),
    ("加快亭子口灌区一期等骨干水网工程建设", ["亭子口灌区一期 => 亭子口灌区一期 | water | construction"]),
    ("开工灌阳抽水蓄能电站主体工程", ["灌阳抽水蓄能电站主体工程 => 灌阳抽水蓄能电站主体工程 | energy | start"]),
    ("建设市污水处理厂迁建工程二期", ["市污水处理厂迁建工程二期 => 市污水处理厂迁建工程二期 | civic | construction"]),
    ("确保中科九微二期等20个产业项目建成投产", ["中科九微二期 => 中科九微二期 | plant | completion"]),
    ("加快建设胡婆婆食品生产基地扩能二期等项目", [
        "胡婆婆食品生产基地扩能二期 => 胡婆婆食品生产基地扩能二期 | plant | upgrade",
    ]),
    # route numbers are names
    ("有序推进S415等山区公路改善工程", ["S415 => S415 | road | construction"]),
    ("抓紧开工G5绵广扩容", ["G5绵广 => G5绵广 | expressway | start"]),
    ("规划研究G93绵遂扩容等项目", ["G93绵遂 => G93绵遂 | expressway | study"]),
    ("建成528国道新路湾至石练段", ["528国道新路湾至石练段 => 528国道新路湾至石练段 | road | completion"]),
    ("建成灌阳至平乐高速、省道202阳朔至平乐等公路", [
        "灌阳至平乐高速 => 灌阳至平乐高速 | expressway | completion",
        "省道202阳朔至平乐 => 省道202阳朔至平乐公路 | road | completion",
    ]),
    # stage: preliminary work outweighs what is prepared
    ("启动平昌通用机场前期工作", ["平昌通用机场 => 平昌通用机场 | airport | preliminary"]),
    ("推动桂林漓江生态文化中心前期工作", ["桂林漓江生态文化中心 => 桂林漓江生态文化中心 | civic | preliminary"]),
    ("重点抓好泛亚铁路云南段的前期工作", ["泛亚铁路云南段 => 泛亚铁路云南段 | railway | preliminary"]),
    ("深化杭丽铁路前期", ["杭丽铁路 => 杭丽铁路 | railway | preliminary"]),
    # stage: study
    ("研究论证布局内江机场", ["内江机场 => 内江机场 | airport | study"]),
    ("深入开展成都至巴中城际铁路规划论证", ["成都至巴中城际铁路 => 成都至巴中城际铁路 | railway | study"]),
    ("高水平规划建设泸东新城", ["泸东新城 => 泸东新城 | park | study"]),
    ("规划建设恩阳空港物流园区", ["恩阳空港物流园区 => 恩阳空港物流园区 | hub | study"]),
    ("积极谋划川南渝西城际环线", ["川南渝西城际环线 => 川南渝西城际环线 | road | study"]),
    ("谋划研究珠江口深水港建设", ["珠江口深水港 => 珠江口深水港 | waterway | study"]),
    ("积极配合湘桂运河研究论证", ["湘桂运河 => 湘桂运河 | waterway | study"]),
    # stage: seek
    ("争取内昆铁路内宜段扩能改造纳入国家规划", ["内昆铁路内宜段 => 内昆铁路内宜段 | railway | seek"]),
    ("协同争取兰州—广元—巴中—达州高铁纳入国家规划", [
        "兰州—广元—巴中—达州高铁 => 兰州—广元—巴中—达州高铁 | railway | seek",
    ]),
    ("力争永清高速、江永至桂林高速纳入省高速公路规划网", [
        "永清高速 => 永清高速 | expressway | seek",
        "江永至桂林高速 => 江永至桂林高速 | expressway | seek",
    ]),
    ("争取设立百山祖国家公园", ["百山祖国家公园 => 百山祖国家公园 | ecology | seek"]),
    ("接续申办秦巴农洽会", ["秦巴农洽会 => 秦巴农洽会 | other | seek"]),
    ("积极申建中国(贵州)自由贸易试验区", ["中国(贵州)自由贸易试验区 => 中国(贵州)自由贸易试验区 | zone | seek"]),
    ("争取国家工业大数据省级分中心落地山东", [
        "国家工业大数据省级分中心 => 国家工业大数据省级分中心 | digital | seek",
    ]),
    ("推动印象嘉陵江旅游度假区争创省级旅游度假区", ["省级旅游度假区 => 省级旅游度假区 | tourism | seek"]),
    ("推动国家食品安全示范城市创建", ["国家食品安全示范城市 => 国家食品安全示范城市 | zone | seek"]),
    # stage: start
    ("启动建设华油中蓝CNG母站", ["华油中蓝CNG母站 => 华油中蓝CNG母站 | energy | start"]),
    ("开工建设通江27万千瓦风电场、平昌抽水蓄能等项目", [
        "通江27万千瓦风电场 => 通江27万千瓦风电场 | energy | start",
        "平昌抽水蓄能 => 平昌抽水蓄能 | energy | start",
    ]),
    ("推动绵阳科技物流产业园铁路专用线尽快开工", [
        "绵阳科技物流产业园铁路专用线 => 绵阳科技物流产业园铁路专用线 | railway | start",
    ]),
    ("启动实景三维巴中建设", ["实景三维巴中 => 实景三维巴中 | digital | start"]),
    ("启动沱江航道升级工程", ["沱江航道 => 沱江航道 | waterway | start"]),
    ("加快建设成兰铁路,新开工绵遂内铁路", [
        "成兰铁路 => 成兰铁路 | railway | construction",
        "绵遂内铁路 => 绵遂内铁路 | railway | start",
    ]),
    # stage: completion
    ("建成通车苍巴高速、汉巴南铁路巴中至南充段", [
        "苍巴高速 => 苍巴高速 | expressway | completion",
        "汉巴南铁路巴中至南充段 => 汉巴南铁路巴中至南充段 | railway | completion",
    ]),
    ("基本完工红鱼洞水库渠系工程", ["红鱼洞水库渠系工程 => 红鱼洞水库渠系工程 | water | completion"]),
    ("推进黄石盘水库竣工验收", ["黄石盘水库 => 黄石盘水库 | water | completion"]),
    ("建成贯通巴河两岸绿道", ["巴河两岸绿道 => 巴河两岸绿道 | civic | completion"]),
    ("支持京东方、惠科等项目全面达产", ["京东方 => 京东方 | plant | completion", "惠科 => 惠科 | plant | completion"]),
    ("实现水城陡箐储能电站并网发电", ["水城陡箐储能电站 => 水城陡箐储能电站 | energy | completion"]),
    # stage: operation
    ("推动四川银行巴中分行开业营运", ["四川银行巴中分行 => 四川银行巴中分行 | institution | operation"]),
    ("市科技馆开馆", ["市科技馆 => 市科技馆 | civic | operation"]),
    ("推动星沙区块链产业园(一期)开园运营", ["星沙区块链产业园(一期) => 星沙区块链产业园(一期) | park | operation"]),
    ("推进国家军民两用技术交易中心市场化运营", [
        "国家军民两用技术交易中心 => 国家军民两用技术交易中心 | institution | operation",
    ]),
    ("推进郴江实验室实体化运行", ["郴江实验室 => 郴江实验室 | institution | operation"]),
    # stage: upgrade
    ("改造提升巴州区钟鼓楼街", ["巴州区钟鼓楼街 => 巴州区钟鼓楼街 | civic | upgrade"]),
    ("完善省一体化大数据平台", ["省一体化大数据平台 => 省一体化大数据平台 | digital | upgrade"]),
    ("做强川南港务运营中心", ["川南港务运营中心 => 川南港务运营中心 | institution | upgrade"]),
    ("建设500千伏主变增容扩建工程", ["500千伏主变增容扩建工程 => 500千伏主变增容扩建工程 | energy | upgrade"]),
    ("实施“全省一朵云”升级工程", ["“全省一朵云” => 全省一朵云 | digital | upgrade"]),
    ("推动加快实施广巴达铁路扩能改造", ["广巴达铁路 => 广巴达铁路 | railway | upgrade"]),
    # stage: each member has its own where its own verb says so
    ("水城野龙拢抽水蓄能电站启动建设、盘州市共享储能电站开工建设、水城陡箐储能电站建成并网发电", [
        "水城野龙拢抽水蓄能电站 => 水城野龙拢抽水蓄能电站 | energy | start",
        "盘州市共享储能电站 => 盘州市共享储能电站 | energy | start",
        "水城陡箐储能电站 => 水城陡箐储能电站 | energy | completion",
    ]),
    ("推进江源水库建设和改造城南泵站", [
        "江源水库 => 江源水库 | water | construction",
        "城南泵站 => 城南泵站 | water | upgrade",
    ]),
    ("协同开展成渝高速公路扩容改造、乐山经资中至铜梁等高速公路项目前期工作", [
        "成渝高速公路 => 成渝高速公路 | expressway | preliminary",
        "乐山经资中至铜梁 => 乐山经资中至铜梁高速公路 | expressway | preliminary",
    ]),
    # an actor in between is not the project
    ("支持通江县建设天然气就地转化基地、平昌县建设清洁能源产业园区", [
        "天然气就地转化基地 => 天然气就地转化基地 | energy | construction",
        "清洁能源产业园区 => 清洁能源产业园区 | park | construction",
    ]),
    ("积极推进巴中经济开发区创建国家级经济技术开发区", ["国家级经济技术开发区 => 国家级经济技术开发区 | park | seek"]),
    ("支持通江争创全国红色旅游融合发展示范区", [
        "全国红色旅游融合发展示范区 => 全国红色旅游融合发展示范区 | zone | seek",
    ]),
    ("支持西南医科大学附属中医院建设中医药服务贸易出口基地", [
        "中医药服务贸易出口基地 => 中医药服务贸易出口基地 | institution | construction",
    ]),
    ("支持中国空气动力研究与发展中心建设中国科技城超算中心", [
        "中国科技城超算中心 => 中国科技城超算中心 | digital | construction",
    ]),
    ("支持泸州白酒产业园区争创国家经开区", ["国家经开区 => 国家经开区 | park | seek"]),
    ("支持繁昌区打造奇瑞新能源汽车动力总成基地", [
        "奇瑞新能源汽车动力总成基地 => 奇瑞新能源汽车动力总成基地 | park | construction",
    ]),
    ("支持丽江市申建国家高新区", ["国家高新区 => 国家高新区 | park | seek"]),
    ("推动西南石油大学校企共建先进制造与真空产业学院", [
        "先进制造与真空产业学院 => 先进制造与真空产业学院 | civic | construction",
    ]),
    ("推动市人民医院加快建设省级区域医疗中心", ["省级区域医疗中心 => 省级区域医疗中心 | institution | construction"]),
    ("引导第三方机构建设大数据创新应用适配中心", [
        "大数据创新应用适配中心 => 大数据创新应用适配中心 | institution | construction",
    ]),
    ("协同毗邻地区建设长江、沱江、赤水河绿色生态廊道", [
        "长江 => 长江绿色生态廊道 | ecology | construction",
        "沱江 => 沱江绿色生态廊道 | ecology | construction",
        "赤水河 => 赤水河绿色生态廊道 | ecology | construction",
    ]),
    # a subject may stand in front of the verb
    ("医药器械产业要加快推进省医药创新柔性服务站和检验检测平台建设", [
        "省医药创新柔性服务站 => 省医药创新柔性服务站 | institution | construction",
        "检验检测平台 => 检验检测平台 | digital | construction",
    ]),
    ("交通重点要加快推进沪宁合、合新、宁淮等铁路建设", [
        "沪宁合 => 沪宁合铁路 | railway | construction",
        "合新 => 合新铁路 | railway | construction",
        "宁淮 => 宁淮铁路 | railway | construction",
    ]),
    ("隆平片区聚力打造“中国隆平芯谷”", ["“中国隆平芯谷” => 中国隆平芯谷 | park | construction"]),
    ("在川南临港片区设立轻纺科技产业园", ["轻纺科技产业园 => 轻纺科技产业园 | park | construction"]),
    ("全线推进英山至黄梅高速、麻阳高速北延线建设", [
        "英山至黄梅高速 => 英山至黄梅高速 | expressway | construction",
        "麻阳高速北延线 => 麻阳高速北延线 | expressway | construction",
    ]),
    ("集中发力建设城西临空核心区", []),
    # openers set the stage only
    ("依托恒力项目,建设西南纺织制造中心", ["西南纺织制造中心 => 西南纺织制造中心 | institution | construction"]),
    ("围绕城东新城,加快推进城东中央公园建设", ["城东中央公园 => 城东中央公园 | civic | construction"]),
    ("以轨道交通为引领,建设临江新城", ["临江新城 => 临江新城 | park | construction"]),
    # 参与 and 助推 hold a project, 融入 and 服务 do not
    ("参与川渝地区国家中医药综合改革示范区建设", [
        "川渝地区国家中医药综合改革示范区 => 川渝地区国家中医药综合改革示范区 | zone | construction",
    ]),
    ("助推成渝现代高效特色农业带建设", ["成渝现代高效特色农业带 => 成渝现代高效特色农业带 | zone | construction"]),
    ("积极融入中国西部科技创新中心建设", []),
    ("深度融入万达开川渝统筹发展示范区", []),
    ("主动对接西部陆海新通道建设", []),
    ("推进与永川区融合发展", []),
    # titles to be won are zones
    ("大力创建国家公交都市、全国绿色货运配送示范工程", [
        "国家公交都市 => 国家公交都市 | zone | seek",
        "全国绿色货运配送示范工程 => 全国绿色货运配送示范工程 | zone | seek",
    ]),
    ("推进国家节水城市建设", ["国家节水城市 => 国家节水城市 | zone | construction"]),
    ("争创全国健康城市示范市", ["全国健康城市示范市 => 全国健康城市示范市 | zone | seek"]),
    ("争创全省第二批绿色出行示范市", ["全省第二批绿色出行示范市 => 全省第二批绿色出行示范市 | zone | seek"]),
    ("积极创建国家农高区", ["国家农高区 => 国家农高区 | zone | seek"]),
    ("创建雁山国家级旅游度假区、象山国家全域旅游示范区、兴安国家历史文化名城", [
        "雁山国家级旅游度假区 => 雁山国家级旅游度假区 | tourism | seek",
        "象山国家全域旅游示范区 => 象山国家全域旅游示范区 | zone | seek",
        "兴安国家历史文化名城 => 兴安国家历史文化名城 | zone | seek",
    ]),
    ("加快建设国际消费中心城市", ["国际消费中心城市 => 国际消费中心城市 | zone | construction"]),
    ("积极争创省级现代服务业集聚区", ["省级现代服务业集聚区 => 省级现代服务业集聚区 | park | seek"]),
    # roles are no projects
    ("打造南向开放桥头堡", []),
    ("加快成为成渝地区产业协作配套基地", []),
    ("加快建设成渝地区北向重要门户枢纽、绿色产品供给地和休闲度假后花园", []),
    ("建设川陕革命老区振兴发展示范县", []),
    ("建设生态经济强县", []),
    ("力争建成川东北重要中转机场", []),
    ("建设全国现代商贸物流重要基地", []),
    ("打造国家先进制造业高地", []),
    ("支持县区创建国家级“四好农村路”示范县、全省“金通工程”样板县", []),
    ("打造成渝地区副中心城市", []),
    # generic classes are no projects
    ("推进码头建设", []),
    ("加强高速公路项目建设", []),
    ("完善城市快速通道", []),
    ("推进智慧港口建设", []),
    ("加快建设国省现代农业园区", []),
    ("推进重点物流园区建设", []),
    ("加快智慧城市建设", []),
    ("有序推进棚户区和老旧小区改造", []),
    ("推进新型基础设施建设", []),
    ("加强现代农业园区建设", []),
    ("有计划改造提升边远乡镇道路", []),
    ("推动传统基础设施升级", []),
    ("规划建设城市轨道交通", []),
    ("推进机场迁建前期工作", []),
    ("建设产学研合作平台", []),
    ("加强高标准农田建设", []),
    ("推进城乡供水一体化建设", []),
    ("大力推进充电基础设施建设", []),
    ("加快渔港改造升级", []),
    ("持续完善县域产业园区基础设施建设", []),
    # many at once are no project
    ("建设一批国家级、省级科技成果转化基地", []),
    ("谋划推进一批重大政策、重大项目、重大平台", []),
    ("打造一批数字经济平台", []),
    ("抓实181个省市重点项目建设", []),
    ("新建标准化厂房30万平方米", []),
    ("建设100家智慧农业应用基地、16家以上智能牧场", []),
    ("培育10个左右工业互联网产业园区", []),
    ("布局一批文旅重大产业项目", []),
    ("谋划布局一批高水平技术创新中心、制造业创新中心", []),
    ("加快23个风电项目建设", []),
    ("新建扩建牛羊标准化养殖场30家以上", []),
    ("支持龙头企业建立面向国产软硬件的研发、适配平台", []),
    ("支持县区发展孵化园和小微企业园", []),
    ("高质量建设一批特色农业种源基地、现代农业产业园区、农产品加工园区", []),
    ("推进十大生态产业平台提能升级", []),
    ("改造老旧小区113个", []),
    # kinds of goods make a generic class
    ("加快建设林竹、建材、钢材等大宗商品交易市场", []),
    ("持续拓展东南亚、南亚、中亚等市场", []),
    # what ends in another noun is another thing
    ("提升西部国际商贸城、王府井购物中心等服务业集聚区活跃度", []),
    ("做优光雾山、恩阳古镇等旅游品牌", []),
    ("有序拓展恩阳机场至重要区域中心城市航线", []),
    ("推动中石油加大境内天然气勘探开采力度", []),
    ("加强与成都、重庆等地区的创新合作", []),
    ("完善风险补偿、财政贴息等配套政策", []),
    ("推进产业向园区集聚", []),
    ("推动四川天府银行高质量发展", []),
    ("推进传统货运枢纽向现代物流中心转型升级", []),
    ("发展康复医院、老年病医院等紧缺型医疗机构", []),
    ("推广“总部+基地”“研发+转化”等互动模式", []),
    ("强化泸州港枢纽功能定位研究", []),
    # campaigns are no works
    ("实施个人和企业全生命周期服务“双全双百”工程", []),
    ("实施链主企业培育工程", []),
    ("推进湖湘文化精品创作工程", []),
    ("实施数字山东标准提升工程", []),
    ("深化“个十百”平台培育工程", []),
    ("实施营商环境对标提升工程", []),
    ("实施“旅游焕新”工程", []),
    # works named after a place are projects
    ("实施云溪河水环境综合治理工程", [
        "云溪河水环境综合治理工程 => 云溪河水环境综合治理工程 | ecology | construction",
    ]),
    ("建成大佛寺—李家湾段水污染防治及生态修复项目", [
        "大佛寺—李家湾段水污染防治及生态修复项目 => 大佛寺—李家湾段水污染防治及生态修复项目 | ecology | completion",
    ]),
    ("实施国储林项目", ["国储林项目 => 国储林项目 | ecology | construction"]),
    ("建成南龛城市中轴线项目", ["南龛城市中轴线项目 => 南龛城市中轴线项目 | civic | completion"]),
    ("实施西南油气田泸县页岩气勘探开发项目", [
        "西南油气田泸县页岩气勘探开发项目 => 西南油气田泸县页岩气勘探开发项目 | energy | construction",
    ]),
    ("实施联城水系整治工程", ["联城水系整治工程 => 联城水系整治工程 | water | construction"]),
    # slogans are no projects
    ("深入开展“四城同创”", []),
    ("扎实推进“五好”园区建设", []),
    ("深入实施“精网微格”工程", []),
    ("开通环评审批“绿色通道”", []),
    ("实施“七轮驱动”", []),
    ("加快推进“无废城市”建设", []),
    ("推进“平安内江”建设", []),
    ("深入推进“最多跑一次”改革", []),
    ("加强“大思政课”建设", []),
    ("打响“山水画廊·秀美巴中”品牌", []),
    ("推进“四好农村路”建设", []),
    # a telling description will do for a carrier
    ("加快建设具有全国影响力的物联网公共服务平台", [
        "物联网公共服务平台 => 物联网公共服务平台 | digital | construction",
    ]),
    ("建设应用集成平台", ["应用集成平台 => 应用集成平台 | digital | construction"]),
    ("推进数据交易平台建设", ["数据交易平台 => 数据交易平台 | digital | construction"]),
    ("建设城乡融合发展示范区", ["城乡融合发展示范区 => 城乡融合发展示范区 | zone | construction"]),
    ("建设固废产业园", ["固废产业园 => 固废产业园 | park | construction"]),
    ("建设现代林业综合产业园", ["现代林业综合产业园 => 现代林业综合产业园 | park | construction"]),
    ("打造现代化海洋牧场综合管理平台", [
        "现代化海洋牧场综合管理平台 => 现代化海洋牧场综合管理平台 | digital | construction",
    ]),
    ("建设省级公共互连接入区", ["省级公共互连接入区 => 省级公共互连接入区 | digital | construction"]),
    ("加快建设天空地一体化水利感知网", ["天空地一体化水利感知网 => 天空地一体化水利感知网 | digital | construction"]),
    ("推动大数据AI模拟训练平台建设及运营", ["大数据AI模拟训练平台 => 大数据AI模拟训练平台 | digital | construction"]),
    ("加快构建全省统一的政务云灾备体系", ["政务云灾备体系 => 政务云灾备体系 | digital | construction"]),
    ("建设跨境电商监管中心", ["跨境电商监管中心 => 跨境电商监管中心 | institution | construction"]),
    ("推动建设先进光电芯片、数据要素流通等创新创业共同体", [
        "先进光电芯片 => 先进光电芯片创新创业共同体 | institution | construction",
        "数据要素流通 => 数据要素流通创新创业共同体 | institution | construction",
    ]),
    # a facility of the city itself is one
    ("启动市第五自来水厂搬迁扩能项目", ["市第五自来水厂搬迁扩能项目 => 市第五自来水厂搬迁扩能项目 | water | start"]),
    ("建设市文化中心", ["市文化中心 => 市文化中心 | civic | construction"]),
    ("建成市公共实训基地", ["市公共实训基地 => 市公共实训基地 | institution | completion"]),
    ("扩建省立艺术馆", ["省立艺术馆 => 省立艺术馆 | civic | upgrade"]),
    ("建成国际会展中心", ["国际会展中心 => 国际会展中心 | civic | completion"]),
    ("建设市人民医院", ["市人民医院 => 市人民医院 | civic | construction"]),
    ("推进区域性中心敬老院建设", []),
    # bodies that are set up
    ("推动组建山东未来网络研究院", ["山东未来网络研究院 => 山东未来网络研究院 | institution | construction"]),
    ("组建脑卒中、眼病等跨区域医联体", []),
    ("共建巴蜀科技云服务平台", ["巴蜀科技云服务平台 => 巴蜀科技云服务平台 | digital | construction"]),
    ("组建融入双城经济圈建设推进中心", [
        "融入双城经济圈建设推进中心 => 融入双城经济圈建设推进中心 | institution | construction",
    ]),
    ("成立推动双城经济圈建设领导小组", []),
    ("推动组建嘉陵江文旅投资集团", ["嘉陵江文旅投资集团 => 嘉陵江文旅投资集团 | institution | construction"]),
    # type follows the head
    ("建设城北医院", ["城北医院 => 城北医院 | civic | construction"]),
    ("建设海岭风电场", ["海岭风电场 => 海岭风电场 | energy | construction"]),
    ("建设滨湖中学", ["滨湖中学 => 滨湖中学 | civic | construction"]),
    ("建设青山隧道", ["青山隧道 => 青山隧道 | road | construction"]),
    ("建设临江500千伏变电站", ["临江500千伏变电站 => 临江500千伏变电站 | energy | construction"]),
    ("推进江口闸除险加固", ["江口闸 => 江口闸 | water | upgrade"]),
    ("建设城东220千伏输变电工程", ["城东220千伏输变电工程 => 城东220千伏输变电工程 | energy | construction"]),
    ("建设临江智算中心", ["临江智算中心 => 临江智算中心 | digital | construction"]),
    ("建设云溪科技馆", ["云溪科技馆 => 云溪科技馆 | civic | construction"]),
    ("建设望江楼湿地公园", ["望江楼湿地公园 => 望江楼湿地公园 | ecology | construction"]),
    ("推进3号线东延建设", ["3号线东延 => 3号线东延 | metro | construction"]),
    ("建设岳城绕城高速", ["岳城绕城高速 => 岳城绕城高速 | expressway | construction"]),
    ("打造环湖旅游公路", ["环湖旅游公路 => 环湖旅游公路 | road | construction"]),
    ("建设双塔古镇", ["双塔古镇 => 双塔古镇 | tourism | construction"]),
    ("建设柳州铝厂", ["柳州铝厂 => 柳州铝厂 | plant | construction"]),
    ("建设汉江实验室", ["汉江实验室 => 汉江实验室 | institution | construction"]),
    # type is refined by what stands before the head
    ("加快皂角铺铁路物流基地建设", ["皂角铺铁路物流基地 => 皂角铺铁路物流基地 | hub | construction"]),
    ("建设智能网联汽车测试基地", ["智能网联汽车测试基地 => 智能网联汽车测试基地 | institution | construction"]),
    ("争创全国总工会疗养基地", ["全国总工会疗养基地 => 全国总工会疗养基地 | tourism | seek"]),
    ("建设天然气储气基地", ["天然气储气基地 => 天然气储气基地 | energy | construction"]),
    ("建设成渝数据基地", ["成渝数据基地 => 成渝数据基地 | digital | construction"]),
    ("建设临江物流产业园", ["临江物流产业园 => 临江物流产业园 | hub | construction"]),
    ("建设断渠文旅产业园", ["断渠文旅产业园 => 断渠文旅产业园 | park | construction"]),
    ("加快建设胡婆婆食品生产基地等项目", ["胡婆婆食品生产基地 => 胡婆婆食品生产基地 | plant | construction"]),
    ("推进唐家山水库枢纽工程前期工作", ["唐家山水库枢纽 => 唐家山水库枢纽 | water | preliminary"]),
    ("建设阳朔旅游集散中心", ["阳朔旅游集散中心 => 阳朔旅游集散中心 | tourism | construction"]),
    # coined names among projects
    ("竣工投产肝素钠提取、银耳种植及多糖提取项目", [
        "肝素钠提取 => 肝素钠提取 | plant | completion",
        "银耳种植及多糖提取项目 => 银耳种植及多糖提取项目 | plant | completion",
    ]),
    ("加快建设国药太极产业园、经开区医美器械生产等项目", [
        "国药太极产业园 => 国药太极产业园 | park | construction",
        "经开区医美器械生产 => 经开区医美器械生产 | plant | construction",
    ]),
    ("统筹抓好成南高速扩容、南潼、阆营高速等项目建设", [
        "成南高速 => 成南高速 | expressway | upgrade",
        "南潼 => 南潼高速 | expressway | construction",
        "阆营高速 => 阆营高速 | expressway | construction",
    ]),
    ("加快嘉陵江绿道、黄金江岸二期等项目", [
        "嘉陵江绿道 => 嘉陵江绿道 | civic | construction",
        "黄金江岸二期 => 黄金江岸二期 | civic | construction",
    ]),
    ("加快建设华腾阳光工业硅项目", ["华腾阳光工业硅项目 => 华腾阳光工业硅项目 | plant | construction"]),
    ("加快酒类重点项目建设", []),
    ("争取更多国家重大科技项目", []),
    # meetings and games
    ("办好第十八届贵州旅游产业发展大会", [
        "第十八届贵州旅游产业发展大会 => 第十八届贵州旅游产业发展大会 | other | construction",
    ]),
    ("持续办好生态文明贵阳国际论坛", ["生态文明贵阳国际论坛 => 生态文明贵阳国际论坛 | other | construction"]),
    ("办好市第七届运动会", ["市第七届运动会 => 市第七届运动会 | other | construction"]),
    ("推动科博会、西博会等重大展会共建共享", [
        "科博会 => 科博会 | other | construction",
        "西博会 => 西博会 | other | construction",
    ]),
    ("用好进博会、广交会等高端平台", ["进博会 => 进博会 | other | operation", "广交会 => 广交会 | other | operation"]),
    ("组织企业参加进博会、服贸会等展会", []),
    ("鼓励市场化运作举办消费促进展会活动", []),
    # a counted list holds every member
    ("加快云溪水库、临江县大石坝水库、市二医院传染病院区等160余个项目建设", [
        "云溪水库 => 云溪水库 | water | construction",
        "临江县大石坝水库 => 临江县大石坝水库 | water | construction",
        "市二医院传染病院区 => 市二医院传染病院区 | civic | construction",
    ]),
    ("推动城北供水管道工程、川渝特高压交流工程（临江段）等40余个项目建成投用", [
        "城北供水管道工程 => 城北供水管道工程 | water | completion",
        "川渝特高压交流工程（临江段） => 川渝特高压交流工程（临江段） | energy | completion",
    ]),
    ("做好长河引水工程、临江机场等70余个项目前期工作", [
        "长河引水工程 => 长河引水工程 | water | preliminary",
        "临江机场 => 临江机场 | airport | preliminary",
    ]),
    ("全力推进亚东生物制药、花岭医疗科技等9个项目建设", [
        "亚东生物制药 => 亚东生物制药 | plant | construction",
        "花岭医疗科技 => 花岭医疗科技 | plant | construction",
    ]),
    ("推进轧制、等静压等工艺应用", []),
    # a city's lines take the network's name from the first
    ("推进地铁3号线二期、4号线和6号线建设", [
        "地铁3号线二期 => 地铁3号线二期 | metro | construction",
        "4号线 => 地铁4号线 | metro | construction",
        "6号线 => 地铁6号线 | metro | construction",
    ]),
    ("续建轨道交通三号线北延伸段、环线、四号线一期等共计150公里", [
        "轨道交通三号线北延伸段 => 轨道交通三号线北延伸段 | metro | construction",
        "环线 => 轨道交通环线 | metro | construction",
        "四号线一期 => 轨道交通四号线一期 | metro | construction",
    ]),
    ("推进3号线建设", ["3号线 => 3号线 | metro | construction"]),
    # a later place takes the end from the first
    ("推进主城区到江油、三台等快速通道扩容改造", [
        "主城区到江油 => 主城区到江油快速通道 | road | upgrade",
        "三台 => 主城区到三台快速通道 | road | upgrade",
    ]),
    ("稳定开行泸州至武汉、上海等集装箱班轮航线和泸汉台、泸宁韩等近洋航线", [
        "泸州至武汉 => 泸州至武汉集装箱班轮航线 | waterway | operation",
        "上海 => 泸州至上海集装箱班轮航线 | waterway | operation",
        "泸汉台 => 泸汉台近洋航线 | waterway | operation",
        "泸宁韩 => 泸宁韩近洋航线 | waterway | operation",
    ]),
    # titles are won, kept and shared
    ("确保通过国家生态园林城市复检", ["国家生态园林城市 => 国家生态园林城市 | zone | operation"]),
    ("实现全国双拥模范城“十连冠”", ["全国双拥模范城 => 全国双拥模范城 | zone | completion"]),
    ("推进创建国家园林县城和园林城镇工作", [
        "国家园林县城 => 国家园林县城 | zone | seek",
        "园林城镇 => 国家园林城镇 | zone | seek",
    ]),
    ("推进城市园林绿化工作", []),
    ("积极申报陆港型国家物流枢纽承载城市", ["陆港型国家物流枢纽承载城市 => 陆港型国家物流枢纽承载城市 | zone | seek"]),
    ("巩固全国综合运输服务示范城市和青白江—临港铁公水联运示范工程项目创建成果", [
        "全国综合运输服务示范城市 => 全国综合运输服务示范城市 | zone | operation",
        "青白江—临港铁公水联运示范工程 => 青白江—临港铁公水联运示范工程 | zone | operation",
    ]),
    ("开展公立医院改革试点", []),
    # trains and shipping lines run
    ("高效运营“蓉欧+”东盟、中欧、中老等国际班列", [
        "“蓉欧+”东盟 => “蓉欧+”东盟国际班列 | railway | operation",
        "中欧 => 中欧国际班列 | railway | operation",
        "中老 => 中老国际班列 | railway | operation",
    ]),
    ("加密国内航线", []),
    # what a place is made into, and the place itself where that is a park
    ("把高新区打造成为“西部跨境电商示范区、跨境电商创新发展示范区”", [
        "西部跨境电商示范区 => 西部跨境电商示范区 | zone | construction",
        "跨境电商创新发展示范区 => 跨境电商创新发展示范区 | zone | construction",
    ]),
    ("把青岛蓝谷建设成具有国际影响力的海洋算谷", ["青岛蓝谷 => 青岛蓝谷 | park | construction"]),
    ("把临江打造成为区域中心城市", []),
    # with whom, on what means and where
    ("与连云港共建中欧班列集结中心、“一带一路”陆海联运标杆示范项目", [
        "中欧班列集结中心 => 中欧班列集结中心 | hub | construction",
        "“一带一路”陆海联运标杆示范项目 => “一带一路”陆海联运标杆示范项目 | zone | construction",
    ]),
    ("支持在绵科研院所、企业积极参与西部科学城建设", ["西部科学城 => 西部科学城 | park | construction"]),
    ("选择济南、青岛等市建设国家工业大数据中心省级分中心", [
        "国家工业大数据中心省级分中心 => 国家工业大数据中心省级分中心 | digital | construction",
    ]),
    ("争取标识解析体系国家节点在山东落地", ["标识解析体系国家节点 => 标识解析体系国家节点 | digital | seek"]),
    ("以产业思维推动河湾、大校场等重点片区建设", [
        "河湾 => 河湾片区 | park | construction",
        "大校场 => 大校场片区 | park | construction",
    ]),
    ("加快推进临江高新区建设智能终端产业园", ["智能终端产业园 => 智能终端产业园 | park | construction"]),
    ("推动甲江园区晋升国家级经开区", ["国家级经开区 => 国家级经开区 | park | seek"]),
    ("参与国际标准化组织等活动", []),
    # works by a word that names nothing alone, and by a firm
    ("开工建设“北热南送”东一线二期项目", ["“北热南送”东一线二期项目 => “北热南送”东一线二期项目 | other | start"]),
    ("推动中航复材合作项目落地", ["中航复材合作项目 => 中航复材合作项目 | plant | construction"]),
    ("推动甲县重点项目落地", []),
    ("建成城市生命线安全一期工程", ["城市生命线安全一期工程 => 城市生命线安全一期工程 | civic | completion"]),
    ("完成第三期公租房项目建设和主城区房屋养老金试点", ["第三期公租房 => 第三期公租房 | civic | completion"]),
    ("力争盘江电厂首台机组和扁担山、火花等农业光伏电站建成并网", [
        "盘江电厂首台机组 => 盘江电厂首台机组 | energy | completion",
        "扁担山 => 扁担山农业光伏电站 | energy | completion",
        "火花 => 火花农业光伏电站 | energy | completion",
    ]),
    # one carrier for one matter
    ("构建海洋数据湖", ["海洋数据湖 => 海洋数据湖 | digital | construction"]),
    ("启动工业大数据主题库建设", ["工业大数据主题库 => 工业大数据主题库 | digital | start"]),
    ("布局全市算力“一张网”", ["全市算力“一张网” => 全市算力“一张网” | digital | construction"]),
    ("加快建设规则统一、功能完备的农村产权交易市场", [
        "农村产权交易市场 => 农村产权交易市场 | institution | construction",
    ]),
    ("建立保障性住房跟踪分析平台", ["保障性住房跟踪分析平台 => 保障性住房跟踪分析平台 | digital | construction"]),
    ("完善应急指挥、视频监控等系统", []),
    ("构建新型电力系统", []),
    ("打造国家和省级示范区", []),
    # items and campaigns are no undertakings
    ("发展戏曲、舞龙、舞狮等民间表演项目", []),
    ("推动企业研制数控系统", []),
    ("甲区获评国家体育产业示范基地", []),
    ("强化泸州港枢纽功能", []),
    ("辅之以必要行政手段", []),
    ("广开就业门路", []),
    ("推动产能120万吨及以上煤矿智能化改造", []),
    # a route's number with its ends takes the class
    ("加快G5成绵扩容、绵阳至九寨沟等高速公路建设", [
        "G5成绵 => G5成绵高速公路 | expressway | upgrade",
        "绵阳至九寨沟 => 绵阳至九寨沟高速公路 | expressway | construction",
    ]),
    # meetings by their number
    ("办好第三届国际森林城市大会", ["第三届国际森林城市大会 => 第三届国际森林城市大会 | other | construction"]),
    ("高水平办好兰洽会、文博会", [
        "兰洽会 => 兰洽会 | other | construction",
        "文博会 => 文博会 | other | construction",
    ]),
]


@pytest.mark.parametrize(("clause", "expected"), CASES, ids=[clause for clause, _ in CASES])
def test_clause(clause: str, expected: list[str]) -> None:
    assert read(clause) == expected


@pytest.mark.parametrize("kind", ["position", "target", "platform", "reform", "policy", "task"])
def test_kind_is_a_hint_only(kind: str) -> None:
    assert read("加快江家口、青峪口水库建设", kind=kind) == read("加快江家口、青峪口水库建设")


def test_no_clause_is_read_twice() -> None:
    clauses = [clause for clause, _ in CASES]
    assert len(clauses) == len(set(clauses)) >= 250
