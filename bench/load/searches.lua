-- Searches of the staff for whole mobiles, for wrk: wrk ... -s searches.lua URL -- FILE CREDENTIALS
-- FILE has a mobile a line, of members that are there: whoever searches for others again and again has to wait.

local requests, sent = {}, 0

function init(arguments)
  for mobile in io.lines(arguments[1]) do
    local body = '{"query":"' .. mobile .. '"}'
    requests[#requests + 1] = 'POST /api/members/search HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Basic ' .. arguments[2]
      .. '\r\nContent-Length: ' .. #body .. '\r\n\r\n' .. body
  end
end

function request()
  sent = sent + 1
  return requests[sent % #requests + 1]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('requests=%d rate=%.0f p50=%.2f p99=%.2f max=%.2f errors=%d\n', summary.requests, summary.requests * 1e6 / summary.duration,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
