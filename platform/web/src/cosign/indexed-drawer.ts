/** The drawer in IndexedDB, the one store of a browser that takes a CryptoKey without its octets. */
import { CosignRefused } from './refusal'
import type { Drawer } from './share-store'

const NAME = 'ggzy-cosign'
const STORE = 'drawer'

export class IndexedDrawer implements Drawer {
  get(name: string): Promise<unknown> {
    return this.run('readonly', (store) => store.get(name))
  }

  async add(name: string, value: unknown): Promise<void> {
    await this.run('readwrite', (store) => store.add(value, name))
  }

  async put(name: string, value: unknown): Promise<void> {
    await this.run('readwrite', (store) => store.put(value, name))
  }

  async remove(name: string): Promise<void> {
    await this.run('readwrite', (store) => store.delete(name))
  }

  /** Done when the transaction is complete and on disk, not when the request was taken. */
  private async run(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await open()
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode, { durability: 'strict' })
        const request = act(transaction.objectStore(STORE))
        transaction.oncomplete = () => resolve(request.result)
        transaction.onabort = () => reject(transaction.error ?? new CosignRefused('cosign.store-failed', 'the browser gave the change up'))
      })
    } finally {
      database.close()
    }
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
