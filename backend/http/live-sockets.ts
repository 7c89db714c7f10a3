import { type LiveMessage, liveClosings } from '../../lib/contract/live-messages.ts'
import { logFault } from '../log/log-fault.ts'
import type { Station } from '../people/stations.ts'
import type { ChangeLog, Position } from '../practice/changes.ts'

/** What the sockets of a process are told from. */
export interface LiveSource {
  changes: Pick<ChangeLog, 'keys' | 'positions' | 'cursorOf'>
  /** Which stations of these practices may still ask. */
  livingStations(practiceIds: readonly string[]): Promise<ReadonlySet<string>>
  onRing(listener: (practiceId: string) => void): () => void
}

/** A socket as `ws` has it. */
export interface LiveSocket {
  readonly bufferedAmount: number
  send(text: string): void
  ping(): void
  close(code: number): void
  terminate(): void
}

export interface Member {
  /** The other side answered a ping. */
  heard(): void
  left(): void
}

/** Times in milliseconds. */
export const liveLimits = {
  heartbeat: 20_000,
  /** Who rang is looked at after this: changes come in groups. */
  gather: 100,
  /** A ring may be lost: everybody is looked at this often. */
  poll: 2_000,
  /** Sockets of a process. */
  all: 2_000,
  perStation: 5,
  /** A socket that has more bytes than this to take is too slow. */
  buffered: 256 * 1024,
  /** A socket that answered none of so many pings is dead. */
  unanswered: 2,
}

interface Seat {
  station: Station
  socket: LiveSocket
  isGreeted: boolean
  unanswered: number
}

/** A practice's sockets, and how far they were told. One thing at a time happens to them. */
interface Room {
  seats: Set<Seat>
  position: Position | undefined
  last: Promise<void>
  timer?: ReturnType<typeof setTimeout> | undefined
}

/** The open sockets of a process, told until it closes. Whatever fails is tried again by the next poll. */
export class LiveSockets {
  readonly #source: LiveSource
  readonly #limits: typeof liveLimits
  readonly #rooms = new Map<string, Room>()
  readonly #stops: (() => void)[]
  #isClosed = false
  #isLooking = false

  constructor(source: LiveSource, limits: Partial<typeof liveLimits> = {}) {
    this.#source = source
    this.#limits = { ...liveLimits, ...limits }
    // Sockets keep a process alive, these do not.
    const beating = setInterval(() => this.#beat(), this.#limits.heartbeat).unref()
    const polling = setInterval(() => void this.#poll(), this.#limits.poll).unref()
    this.#stops = [
      source.onRing(id => this.#ring(id)),
      () => clearInterval(beating),
      () => clearInterval(polling),
    ]
  }

  /** Whether another one has room. */
  hasRoom(): boolean {
    return !this.#isClosed && this.#seats().length < this.#limits.all
  }

  /** Greets the socket and tells it of changes until it closes. */
  join(station: Station, socket: LiveSocket): Member {
    const id = station.person.practiceId
    const room = this.#rooms.get(id) ?? {
      seats: new Set<Seat>(),
      position: undefined,
      last: Promise.resolve(),
    }
    this.#rooms.set(id, room)
    this.#makeRoomFor(station, room)
    const seat: Seat = { station, socket, isGreeted: false, unanswered: 0 }
    room.seats.add(seat)
    void inTurn(room, () => this.#greet(seat, id, room)).catch(() => socket.close(failed))
    return {
      heard() {
        seat.unanswered = 0
      },
      left: () => this.#leave(seat),
    }
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#stops) stop()
    for (const { timer } of this.#rooms.values()) clearTimeout(timer)
    for (const { socket } of this.#seats()) {
      socket.close(liveClosings.stopping)
      setTimeout(() => socket.terminate(), farewellMs).unref()
    }
  }

  #seats(): Seat[] {
    return [...this.#rooms.values()].flatMap(room => [...room.seats])
  }

  #say({ socket }: Seat, message: LiveMessage): void {
    if (socket.bufferedAmount > this.#limits.buffered) socket.terminate()
    else socket.send(JSON.stringify(message))
  }

  #sayAll(room: Room, message: LiveMessage): void {
    for (const seat of room.seats) if (seat.isGreeted) this.#say(seat, message)
  }

  #beat(): void {
    for (const seat of this.#seats()) {
      seat.unanswered += 1
      if (seat.unanswered > this.#limits.unanswered) seat.socket.terminate()
      else {
        seat.socket.ping()
        this.#say(seat, { type: 'beat' })
      }
    }
  }

  #ring(id: string): void {
    const room = this.#rooms.get(id)
    if (!room || room.timer !== undefined) return
    room.timer = setTimeout(() => {
      room.timer = undefined
      void this.#lookAt([id])
    }, this.#limits.gather)
  }

  async #poll(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    await this.#lookAt([...this.#rooms.keys()])
    this.#isLooking = false
  }

  /** Never rejects. */
  async #lookAt(ids: readonly string[]): Promise<void> {
    if (ids.length === 0 || this.#isClosed) return
    try {
      // Those who join from here on were let in just now.
      const known = ids.flatMap(id => [...(this.#rooms.get(id)?.seats ?? [])])
      const living = await this.#source.livingStations(ids)
      for (const seat of known) if (!living.has(seat.station.id)) this.#revoke(seat)
      await Promise.all(ids.map(id => this.#tellOf(id)))
    } catch (error) {
      logFault('Stations could not be told of changes.', error)
    }
  }

  async #tellOf(id: string): Promise<void> {
    const room = this.#rooms.get(id)
    if (room)
      await inTurn(room, async () => {
        const now = (await this.#source.changes.positions([id])).get(id)
        if (now && room.position) await this.#tell(id, room, room.position, now)
      })
  }

  async #tell(id: string, room: Room, before: Position, now: Position): Promise<void> {
    const { cursorOf, keys: keysOf } = this.#source.changes
    if (now.epoch !== before.epoch || now.changed < before.changed) {
      // Another database: each asks with the cursor that it has.
      room.position = now
      this.#sayAll(room, { type: 'hello', cursor: cursorOf(now) })
      return
    }
    for (let at = before; at.changed < now.changed; ) {
      const { keys, upTo } = await keysOf(id, at.changed, now.changed)
      at = { ...before, changed: upTo }
      room.position = at
      if (keys.length > 0) this.#sayAll(room, { type: 'badges', cursor: cursorOf(at), keys })
    }
    room.position = now
    if (now.pages !== before.pages) this.#sayAll(room, { type: 'changed' })
  }

  /** Its changes begin where those of the others are; the first one's begin now. */
  async #greet(seat: Seat, id: string, room: Room): Promise<void> {
    room.position ??= (await this.#source.changes.positions([id])).get(id)
    if (!room.position) seat.socket.close(failed)
    else if (room.seats.has(seat)) {
      seat.isGreeted = true
      this.#say(seat, { type: 'hello', cursor: this.#source.changes.cursorOf(room.position) })
    }
  }

  #revoke(seat: Seat): void {
    this.#say(seat, { type: 'revoked' })
    seat.socket.close(liveClosings.revoked)
    this.#leave(seat)
  }

  #leave(seat: Seat): void {
    const id = seat.station.person.practiceId
    const room = this.#rooms.get(id)
    if (!room?.seats.delete(seat) || room.seats.size > 0) return
    clearTimeout(room.timer)
    this.#rooms.delete(id)
  }

  #makeRoomFor(station: Station, { seats }: Room): void {
    const own = [...seats].filter(seat => seat.station.id === station.id)
    for (const oldest of own.slice(0, Math.max(0, own.length - this.#limits.perStation + 1))) {
      oldest.socket.close(liveClosings.tooMany)
      seats.delete(oldest)
    }
  }
}

/** A fault of ours, as a close code. */
const failed = 1011
/** A socket that does not say goodbye within this is cut off, in milliseconds. */
const farewellMs = 1_000

function inTurn(room: Room, work: () => Promise<void>): Promise<void> {
  const done = room.last.then(work)
  room.last = done.catch(() => undefined)
  return done
}
