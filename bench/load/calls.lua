-- Calls of POST /MemberCreateExtension for wrk: wrk ... -s calls.lua URL -- MIX FIRST KNOWN TOKEN
-- MIX is new, repeats, hot or mixed; FIRST the number of the first identity that nobody sent yet; KNOWN how many from 0 on are stored.
--
-- Identity n always has the same body, so a repeated call has nothing to align. One thread only, or threads would send the same
-- identities. A call costs one concatenation: all that varies but the identity is written when wrk starts.

local TEMPLATES = 1000
-- Steps through a thousand million numbers so that neighbours are far apart, as they are in life, and none comes twice.
local STEP, ALL = 382321873, 1000000000

local function list(text)
  local items = {}
  for item in text:gmatch('[^,]+') do items[#items + 1] = item end
  return items
end

local function characters(text)
  local items = {}
  for character in text:gmatch('[%z\1-\127\194-\244][\128-\191]*') do items[#items + 1] = character end
  return items
end

local SURNAMES = characters('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金')
local GIVEN = characters('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红娥玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍莉锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁丹蓉眉君琴蕊薇菁梦岚')
local NICKNAMES = list('小太阳,夏天的风,Sam,Lily,咖啡不加糖,可乐,一只猫,momo,Sunny,南风知我意,平安是福,不吃香菜,小满,阳光,Kevin,糖糖')
local PLACES = list('广东省 广州市 天河区 440106,江苏省 南京市 鼓楼区 320106,浙江省 杭州市 西湖区 330106,山东省 济南市 历下区 370102,四川省 成都市 锦江区 510104,湖北省 武汉市 江岸区 420102,上海市 上海市 徐汇区 310104,北京市 北京市 朝阳区 110105,陕西省 西安市 雁塔区 610113,福建省 厦门市 思明区 350203')
local STREETS = list('文三路,中山北路,人民路,解放大道,建设二路,长江东街,学院南路,和平里西街')
local CHANNELS = { 102, 102, 102, 102, 102, 1000, 1000, 2400, 2400, 200, 1900, 600 }
local LEVELS = list('普通会员,银卡会员,金卡会员,钻石会员')
local DEVICES = list('iPhone 16,HUAWEI Mate 60,Xiaomi 14,OPPO Find X7')
local SCENES = list('checkout,popup,qrcode,guide,live')
local ATTRIBUTES = { { '宝宝生日', '2024-06-01', 2 }, { '爱好', '茶、徒步、摄影', 0 }, { '肤质', '混合性偏干', 7 }, { '鞋码', '38', 1 },
  { '常用收货地址', '浙江省杭州市西湖区文三路 1 号 3 幢 502 室', 6 }, { '喜欢的品类', '护肤,彩妆,香氛,个护', 8 }, { '推荐人', '门店导购 0571-07', 0 } }

local function any(items) return items[math.random(#items)] end
local function often(share) return math.random() < share end
local function hex(length)
  local digits = {}
  for i = 1, length do digits[i] = string.format('%x', math.random(0, 15)) end
  return table.concat(digits)
end

-- A body with \0 where the yzOpenId and the mobile go.
local function template()
  local fields = {}
  local function put(name, value) fields[#fields + 1] = '"' .. name .. '":' .. value end
  local function text(name, value) put(name, '"' .. value .. '"') end
  local store, place = math.random(300), {}
  for part in any(PLACES):gmatch('%S+') do place[#place + 1] = part end
  local name = any(SURNAMES) .. any(GIVEN) .. (often(0.7) and any(GIVEN) or '')
  put('rootKdtId', 91234567)
  text('appId', '91234567_crm')
  if often(0.8) then
    put('globalProps', '{"traceId":"' .. hex(32) .. '","source":"ipaas","flow":"member-create","version":"2.4.' .. math.random(9) .. '","operator":"system"}')
  end
  put('extendMap', '{"activity":"double11","batch":"' .. hex(16) .. '","scene":"' .. any(SCENES) .. '","utm":"' .. hex(24) .. '","guideId":"g' .. math.random(1000, 9999)
    .. '","agreement":"member-2026-03","agreedAt":"2026-11-20 10:15:2' .. math.random(0, 9) .. '","device":"' .. any(DEVICES) .. '"}')
  text('yzOpenId', 'yz\0')
  put('yzAscriptionKdtId', 4200000 + store)
  text('outAscriptionStoreId', 'store-' .. (10000 + store))
  put('yzMemberSourceKdtId', 4200000 + store)
  text('outMemberSourceStoreId', 'store-' .. (10000 + store))
  text('name', name)
  if often(0.6) then text('nickname', any(NICKNAMES) .. math.random(999)) end
  text('gender', math.random(0, 2))
  text('mobile', '\0')
  if often(0.7) then text('avatarUrl', 'https://img.example.com/avatar/' .. hex(32) .. '.png') end
  if often(0.6) then text('birthday', string.format('%d-%02d-%02d', math.random(1955, 2008), math.random(12), math.random(28))) end
  local day = string.format('2026-11-%02d %02d:%02d:', math.random(20), math.random(0, 23), math.random(0, 59))
  text('customerCreatedTime', day .. '15')
  text('memberCreatedTime', day .. '16')
  local channel = any(CHANNELS)
  put('memberSourceChannel', channel)
  text('memberSrcWay', math.random(0, 33))
  put('customerSourceChannel', channel)
  if often(0.7) then
    put('address', '{"provinceName":"' .. place[1] .. '","cityName":"' .. place[2] .. '","countyName":"' .. place[3] .. '","areaCode":"' .. place[4]
      .. '","addressDetail":"' .. any(STREETS) .. ' ' .. math.random(999) .. ' 号 ' .. math.random(30) .. ' 幢 ' .. math.random(101, 2909) .. ' 室"}')
  end
  if often(0.8) then
    put('weixin', '{"nickname":"' .. any(NICKNAMES) .. '","avatar":"https://img.example.com/wx/' .. hex(32) .. '/132","account":"wx_' .. hex(10) .. '"}')
  end
  local attributes = {}
  for i = 1, math.random(0, #ATTRIBUTES) do
    attributes[i] = string.format('{"name":"%s","value":"%s","dataType":%d}', unpack(ATTRIBUTES[i]))
  end
  if #attributes > 0 then put('customerAttrInfos', '[' .. table.concat(attributes, ',') .. ']') end
  local level = math.random(#LEVELS)
  put('freeLevel', '{"levelType":1,"yzLevelName":"' .. LEVELS[level] .. '","yzLevelAlias":"L' .. level .. '","outLevelName":"' .. LEVELS[level] .. '","outLevelAlias":"m' .. level .. '"}')
  if often(0.15) then
    put('paymentLevel', '{"levelType":2,"yzLevelName":"年卡","yzLevelAlias":"annual","outLevelName":"年费会员","outLevelAlias":"P1"}')
  end
  return '{' .. table.concat(fields, ',') .. '}'
end

local mix, nextNew, known, token, nextAligned
local templates, alignedTemplates = {}, {}

local function parts(body)
  local head, middle, tail = body:match('^(.-)%z(.-)%z(.*)$')
  -- Nine digits for the yzOpenId, eleven for the mobile.
  local length = #head + #middle + #tail + 20
  return { 'POST /MemberCreateExtension HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Bearer ' .. token
    .. '\r\nContent-Length: ' .. length .. '\r\n\r\n' .. head, middle, tail }
end

function init(arguments)
  mix, nextNew, known, token = arguments[1], tonumber(arguments[2]), tonumber(arguments[3]), arguments[4]
  math.randomseed(20261111)
  for i = 1, TEMPLATES do
    local body = template()
    templates[i] = parts(body)
    -- The same, and a field that no identity was created with.
    alignedTemplates[i] = parts(body:sub(1, -2) .. ',"outStoreId":"store-0571"}')
  end
  -- Other choices in every round: FIRST grows from one to the next.
  math.randomseed(nextNew)
  nextAligned = known > 0 and nextNew % known or 0
end

-- n * STEP modulo ALL, exactly: the product itself has more digits than a number of Lua.
local function spread(n)
  local high, low = math.floor(n / 1000), n % 1000
  return ((high * STEP % ALL) * 1000 + low * STEP) % ALL
end

local function call(from, n)
  local template, x = from[n % TEMPLATES + 1], spread(n)
  local digits = string.format('%09d', x)
  return template[1] .. digits .. template[2] .. '1' .. (3 + n % 6) .. digits .. template[3]
end

local function new()
  nextNew = nextNew + 1
  return call(templates, nextNew - 1)
end

-- Few people call again and again, most never.
local function again()
  return call(templates, math.floor(known * math.random() ^ 3))
end

local function aligned()
  nextAligned = (nextAligned + 1) % known
  return call(alignedTemplates, nextAligned)
end

local mixes = {
  new = new,
  repeats = function() return call(templates, math.random(0, known - 1)) end,
  hot = function() return call(templates, 4711) end,
  mixed = function()
    local dice = math.random()
    if dice < 0.70 then return new() elseif dice < 0.95 then return again() else return aligned() end
  end,
}

function request() return mixes[mix]() end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('requests=%d rate=%.0f p50=%.2f p99=%.2f max=%.2f errors=%d\n', summary.requests, summary.requests * 1e6 / summary.duration,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
